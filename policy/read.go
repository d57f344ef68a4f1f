package policy

// Read reads a policy and checks it. file is its name in messages. The errors
// are [Errors]: all that is wrong with the text, in the order of its lines; a
// clause that could not be read is not searched for contradictions.
func Read(file string, text []byte) (Policy, error) {
	f, document := open(file, text)
	if !document.present() {
		return Policy{}, f.sorted()
	}
	f.strict(document)
	p := Policy{File: file, Text: string(text), Terms: Defaults()}
	for _, c := range clauses() {
		c.read(document, &p)
	}
	for _, c := range clauses() {
		if c.complete != nil {
			c.complete(document, &p)
		}
	}
	f.check(p)
	if len(f.errors) > 0 {
		return Policy{}, f.sorted()
	}
	p.Assumptions = f.assumptions(p.Terms)
	return p, nil
}
