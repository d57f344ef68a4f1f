package ingest

import "nines/sla"

// customersKind: a row is a customer.
func customersKind() kind[sla.Customer] {
	return kind[sla.Customer]{name: "customers", meaning: "who is paid", row: "a customer",
		columns: []column[sla.Customer]{
			{Column{Name: "customer", Type: Text, Required: true, Example: "alpine-bank", Meaning: "the customer's id, as tenant lists have it",
				Synonyms: []string{"customer id", "account id", "account", "account number", "customer number", "id", "record id"}},
				func(_ *row, text string, c *sla.Customer) { c.ID = text }},
			{Column{Name: "name", Type: Text, Example: "Alpine Bank", Meaning: "what to call the customer on pages",
				Synonyms: []string{"customer name", "account name", "company", "company name", "legal customer"}},
				func(_ *row, text string, c *sla.Customer) { c.Name = text }},
			{Column{Name: "account_manager", Type: Text, Example: "Nora Weiss", Meaning: "who looks after the customer",
				Synonyms: []string{"owner", "account owner", "company owner"}},
				func(_ *row, text string, c *sla.Customer) { c.AccountManager = text }},
			{Column{Name: "email", Type: Text, Example: "it@alpine.example", Meaning: "where statements go",
				Synonyms: []string{"mail", "e mail", "email address"}},
				func(_ *row, text string, c *sla.Customer) { c.Email = text }},
		},
		fresh: func(r *row, c *sla.Customer) { c.Place = r.place() }}
}
