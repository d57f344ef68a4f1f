package store

import (
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"

	"nines/policy"
	"nines/sla"
)

// policies keeps the policies of a file. A policy's key is its name and
// effective day; where it came from does not matter.
func (l *load) policies(in *sla.Intake, rows sla.Rows[policy.Policy]) error {
	var all []policy.Policy
	for {
		some, err := rows.Next(nil)
		if err != nil {
			return err
		}
		if len(some) == 0 {
			break
		}
		all = append(all, some...)
	}
	if in.Refused() {
		return nil
	}
	fileNo, err := l.number("file", 1)
	if err != nil {
		return err
	}
	for _, p := range all {
		if err := l.policy(in, p, fileNo); err != nil {
			return err
		}
	}
	if in.AlreadyLoaded = !in.Refused() && in.Added+in.Updated == 0; in.Refused() || in.AlreadyLoaded {
		return nil
	}
	return l.recordFile(in, fileNo)
}

// policy keeps one policy, unless it is known.
func (l *load) policy(in *sla.Intake, p policy.Policy, fileNo int64) error {
	sum := sha256.Sum256([]byte(p.Text))
	digest := hex.EncodeToString(sum[:])
	var known, text, file string
	var knownFile int64
	err := l.conn.QueryRowContext(l.ctx, loadQuery("known_policy"), p.Name, p.Effective).Scan(&known, &text, &knownFile, &file)
	switch {
	case err != nil && !errors.Is(err, sql.ErrNoRows):
		return err
	case err == nil && known == digest:
		in.Unchanged++
		return nil
	case err == nil && !in.Update:
		in.Refuse(sla.Reject{Place: sla.Place{File: in.File, Line: 1}, Column: "policy", Value: p.Name,
			Reason: "the version of " + p.Name + " that is effective from " + p.Effective + " is known with another text (" + file + ")",
			Hint:   "a new version has another effective day; --update accepts the new text for the old day"})
		return nil
	case err == nil:
		if err := l.replacePolicy(p, text, knownFile, fileNo); err != nil {
			return err
		}
		in.Updated++
	default:
		in.Added++
	}
	number, err := l.number("policy", 1)
	if err != nil {
		return err
	}
	_, err = l.exec("insert into input.policies values (?, ?, ?, ?, ?, ?, ?)", number, p.Name, p.Effective, p.Title, digest, p.Text, fileNo)
	return err
}

// replacePolicy keeps the old text and takes it out.
func (l *load) replacePolicy(p policy.Policy, text string, knownFile, fileNo int64) error {
	number, err := l.number("change", 1)
	if err != nil {
		return err
	}
	before, err := json.Marshal(map[string]string{"text": text})
	if err != nil {
		return err
	}
	after, err := json.Marshal(map[string]string{"text": p.Text})
	if err != nil {
		return err
	}
	_, err = l.exec("insert into input.changes values (?, 'policies', ?, 'updated', ?, ?, ?, 1, ?, 1)",
		number, p.Name+"/"+p.Effective, string(before), string(after), knownFile, fileNo)
	if err != nil {
		return err
	}
	_, err = l.exec("delete from input.policies where policy = ? and effective = ?", p.Name, p.Effective)
	return err
}
