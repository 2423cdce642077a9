package sandbox

import (
	"math"
	"strconv"
)

// Seed is a point in a tree of deterministic random values: the same path from the same root always gives the same value.
type Seed uint64

// Of returns the seed at the end of the path.
func (s Seed) Of(path ...string) Seed {
	h := uint64(s) ^ 0xcbf29ce484222325
	for _, part := range path {
		for i := 0; i < len(part); i++ {
			h = (h ^ uint64(part[i])) * 0x100000001b3
		}
		h = (h ^ 0xff) * 0x100000001b3
	}
	return Seed(scramble(h))
}

// Nth returns the nth child.
func (s Seed) Nth(n int) Seed { return s.Of(strconv.Itoa(n)) }

// Float returns a value in [0,1).
func (s Seed) Float() float64 { return float64(scramble(uint64(s))>>11) / (1 << 53) }

// Between returns a value in [low,high).
func (s Seed) Between(low, high float64) float64 { return low + s.Float()*(high-low) }

// Intn returns a value in [0,n).
func (s Seed) Intn(n int) int { return int(scramble(uint64(s)) % uint64(n)) }

// Normal returns a value from the standard normal distribution.
func (s Seed) Normal() float64 {
	u := math.Max(s.Of("u").Float(), 1e-12)
	return math.Sqrt(-2*math.Log(u)) * math.Cos(2*math.Pi*s.Of("v").Float())
}

// Text returns n characters of the alphabet (ASCII).
func (s Seed) Text(alphabet string, n int) string {
	out := make([]byte, n)
	for i := range out {
		out[i] = alphabet[s.Nth(i).Intn(len(alphabet))]
	}
	return string(out)
}

// Digits returns n decimal digits, the first not zero.
func (s Seed) Digits(n int) string {
	return s.Of("first").Text("123456789", 1) + s.Text("0123456789", n-1)
}

// Alphabets for identifiers and tokens.
const (
	Hex       = "0123456789abcdef"
	Base64URL = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
	AlphaNum  = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
)

// scramble is the finaliser of splitmix64.
func scramble(z uint64) uint64 {
	z += 0x9e3779b97f4a7c15
	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9
	z = (z ^ (z >> 27)) * 0x94d049bb133111eb
	return z ^ (z >> 31)
}
