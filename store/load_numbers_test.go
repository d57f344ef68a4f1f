package store

import (
	"fmt"
	"sync"
	"testing"
)

func TestSeveralThreadsGiveEveryKeyOneNumber(t *testing.T) {
	n := newNumbers(rowPart{table: "t", number: "n", columns: []string{"a", "b"}})
	key := func(i int) []byte { return appendText(appendText(nil, fmt.Sprint("a", i)), fmt.Sprint("b", i%7)) }
	const known, all, threads = 100, 5000, 8
	for i := range known {
		n.keep(int32(i+1), key(i))
	}
	given := make([][]int32, threads)
	var group sync.WaitGroup
	for thread := range threads {
		group.Go(func() {
			for i := range all {
				given[thread] = append(given[thread], n.of(key((i+thread*700)%all)))
			}
		})
	}
	group.Wait()
	of := map[int32]int{}
	for thread := range threads {
		for i, number := range given[thread] {
			which := (i + thread*700) % all
			if other, taken := of[number]; taken && other != which {
				t.Fatalf("%d is the number of %d and of %d", number, other, which)
			}
			of[number] = which
			if which < known && number != int32(which+1) {
				t.Fatalf("%d was known as %d and is %d", which, which+1, number)
			}
		}
	}
	if len(of) != all {
		t.Fatalf("%d numbers for %d keys", len(of), all)
	}
	added := n.added()
	next := int32(known)
	for {
		rows, err := added.Next(nil)
		if err != nil {
			t.Fatal(err)
		}
		if len(rows) == 0 {
			break
		}
		for _, row := range rows {
			next++
			if want := of[next]; row.number != next || row.texts[0] != fmt.Sprint("a", want) || row.texts[1] != fmt.Sprint("b", want%7) {
				t.Fatalf("%+v, want %d and the texts of %d", row, next, want)
			}
		}
	}
	if next != all {
		t.Errorf("the last number is %d", next)
	}
}

func TestTextsThatFollowOneAnotherAreToldApart(t *testing.T) {
	n := newNumbers(rowPart{})
	one := n.of(appendText(appendText(nil, "ab"), "c"))
	two := n.of(appendText(appendText(nil, "a"), "bc"))
	empty := n.of(appendText(appendText(nil, ""), "abc"))
	if one == two || two == empty || one == empty {
		t.Error(one, two, empty)
	}
}
