package ingest

import "nines/sla"

// servicesKind: a row is a service, or one of its components.
func servicesKind() kind[sla.Service] {
	return kind[sla.Service]{name: "services", meaning: "what is bought", row: "a service, or one component of it",
		columns: []column[sla.Service]{
			{Column{Name: "service", Type: Text, Required: true, Example: "payments-api", Meaning: "the service's id, as outages and tenant lists have it",
				Synonyms: []string{"service id", "id"}},
				func(_ *row, text string, s *sla.Service) { s.ID = text }},
			{Column{Name: "name", Type: Text, Example: "Payments API", Meaning: "what to call it on pages",
				Synonyms: []string{"service name", "title"}},
				func(_ *row, text string, s *sla.Service) { s.Name = text }},
			{Column{Name: "component", Type: Text, Default: "the service itself", Example: "webhooks", Meaning: "a part of the service that can fail alone",
				Synonyms: []string{"component name", "part"}},
				func(_ *row, text string, s *sla.Service) { s.Component = text }},
		},
		fresh: func(r *row, s *sla.Service) { s.Place = r.place() }}
}
