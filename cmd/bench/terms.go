package main

import (
	"bytes"
	"embed"
	"fmt"
	"os"
	"strings"
	"text/template"
)

//go:embed policy.yaml.tmpl
var templates embed.FS

// terms are what differs between the policies.
type terms struct {
	Name, Title      string
	Hours            string
	Components       string
	Partial, Degrade string
	Minimum          string
	Causes           string
	Notice           string
	Denominator      string
	Target, Operator string
	Tiers            []string
	FeeBase, Cap     string
	Round, Claim     string
}

// businessHours are those that policies promise; all have the same holidays.
func businessHours() []string { return []string{"08:00 18:00", "09:00 17:00", "07:00 22:00"} }

const newYearsDay, christmas = "2025-01-01", "2025-12-25"

// termsOf is policy n: fourteen promise every hour, six only business hours.
func termsOf(n int) terms {
	t := terms{Name: policyName(n), Partial: "0.5", Degrade: "0", Denominator: "all_time", Operator: "below",
		FeeBase: "full", Round: "half_up", Claim: "automatic"}
	t.Target = []string{"99.9%", "99.9%", "99.5%", "99.9%", "99.95%"}[n%5]
	t.Tiers = []string{t.Target + " 10%", "99% 25%", "95% 100%"}
	if n%2 == 0 {
		t.Tiers = []string{t.Target + " 25%", "99% 50%", "90% 100%"}
		t.Causes = "customer, force_majeure"
	}
	if n%3 == 0 {
		t.Causes = "customer, third_party, force_majeure"
		t.Partial = "1"
	}
	t.Notice = []string{"24h", "48h", "120h", ""}[n%4]
	if n%4 == 3 || n%8 == 1 {
		t.Minimum = "5m"
	}
	if n%10 > 6 {
		t.Hours = businessHours()[n%3]
	}
	if n%7 == 6 {
		t.Operator = "at_or_below"
	}
	if n%10 == 4 {
		t.Components = "sign-in, api"
		t.Denominator = "less_scheduled_windows"
	}
	if n%10 == 2 {
		t.Denominator = "less_excluded_outages"
	}
	if n%6 == 5 {
		t.Cap, t.FeeBase, t.Degrade, t.Claim = "50%", "prorated", "0.25", "{days_after_period: 30}"
	}
	t.Title = fmt.Sprintf("%s a month, terms %d", strings.Replace(t.Target, "%", " %", 1), n+1)
	return t
}

// writePolicies writes every policy into its file.
func writePolicies(names []string, termsOf func(n int) terms) error {
	words := template.FuncMap{"words": strings.Fields, "holidays": func() string { return newYearsDay + ", " + christmas }}
	text, err := template.New("").Funcs(words).ParseFS(templates, "*.tmpl")
	if err != nil {
		return err
	}
	for n, name := range names {
		var out bytes.Buffer
		if err := text.ExecuteTemplate(&out, "policy.yaml.tmpl", termsOf(n)); err != nil {
			return err
		}
		if err := os.WriteFile(name, out.Bytes(), 0o644); err != nil {
			return err
		}
	}
	return nil
}
