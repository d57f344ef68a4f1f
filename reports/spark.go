package reports

import (
	"fmt"
	"strings"
)

// Spark is a figure's last months in small: values from the oldest to this
// one; a month without a figure is NoSpark.
type Spark struct {
	Values []int64
	// Says is the same in a sentence, for those who do not see it.
	Says string
}

// NoSpark is the value of a month without a figure.
const NoSpark int64 = -1 << 63

// The size of a spark line in its own units.
const sparkWidth, sparkHeight, sparkPad = 132, 30, 3

// Paths are the line's pieces as the d of SVG paths: a month without a figure
// breaks the line.
func (s Spark) Paths() []string {
	var out []string
	var piece strings.Builder
	points := 0
	flush := func() {
		if points > 1 {
			out = append(out, piece.String())
		}
		piece.Reset()
		points = 0
	}
	for n, v := range s.Values {
		if v == NoSpark {
			flush()
			continue
		}
		command := "L"
		if points == 0 {
			command = "M"
		}
		fmt.Fprintf(&piece, "%s%s %s", command, tenths(s.x(n)), tenths(s.y(v)))
		points++
	}
	flush()
	return out
}

// Last is where the latest value stands; ok is false without one.
func (s Spark) Last() (at [2]string, ok bool) {
	n := len(s.Values) - 1
	if n < 0 || s.Values[n] == NoSpark {
		return at, false
	}
	return [2]string{tenths(s.x(n)), tenths(s.y(s.Values[n]))}, true
}

// Draws says whether there is anything to draw.
func (s Spark) Draws() bool { return len(s.Paths()) > 0 }

// x and y are coordinates in tenths.
func (s Spark) x(n int) int64 {
	return sparkPad*10 + int64(n)*(sparkWidth-2*sparkPad)*10/int64(max(1, len(s.Values)-1))
}

func (s Spark) y(v int64) int64 {
	low, high := s.bounds()
	if low == high {
		return sparkHeight * 10 / 2
	}
	return sparkHeight*10 - sparkPad*10 - ratioDown(v-low, high-low, (sparkHeight-2*sparkPad)*10)
}

func (s Spark) bounds() (low, high int64) {
	low, high = 1<<63-1, NoSpark
	for _, v := range s.Values {
		if v != NoSpark {
			low, high = min(low, v), max(high, v)
		}
	}
	return low, high
}

func tenths(n int64) string { return fmt.Sprintf("%d.%d", n/10, n%10) }
