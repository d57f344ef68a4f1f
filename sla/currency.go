package sla

import (
	"fmt"
	"strings"
)

// currencies are those in use, and those that were since 2000, by the decimals that ISO 4217 gives them. The tables
// of golang.org/x/text follow CLDR, which prints some (COP, IDR, RSD …) without
// the decimals that their invoices have.
var currencies = [...]string{
	0: "BIF BYR CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
	2: "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF " +
		"CHE CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD " +
		"HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT " +
		"MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR " +
		"SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU " +
		"UZS VED VES WST XCD XCG YER ZAR ZMW ZWG " +
		"CUC EEK GHC HRK LTL LVL MRO MTL SKK SLL STD TMM VEF ZMK ZWL",
	3: "BHD IQD JOD KWD LYD OMR TND",
	4: "CLF UYW",
}

// minorDigits is the same by code.
var minorDigits = func() map[string]int {
	by := map[string]int{}
	for digits, codes := range currencies {
		for _, code := range strings.Fields(codes) {
			by[code] = digits
		}
	}
	return by
}()

// MinorDigits is how many decimals a currency has: 0 for JPY, 2 for USD, 3 for
// KWD. Errors: not the ISO 4217 code of such a currency.
func MinorDigits(code string) (int, error) {
	digits, known := minorDigits[code]
	if !known {
		return 0, fmt.Errorf("%q is not an ISO 4217 currency code", code)
	}
	return digits, nil
}
