package instagram

import (
	"fmt"
	"slices"
	"strings"
)

// field is one entry of the fields parameter: name, the fields in braces, and modifiers such as .metric(views,reach) and .limit(5).
type field struct {
	name string
	sub  []field
	mods map[string]string
}

const maxDepth = 8

// parseFields reads the fields parameter. An empty one has no fields. A field may not stand twice in one list.
func parseFields(text string) ([]field, *failure) {
	if strings.TrimSpace(text) == "" {
		return nil, nil
	}
	p := fieldParser{text: text}
	list, fail := p.list(0)
	if fail == nil && p.at < len(p.text) {
		fail = p.expected("end of string")
	}
	return list, fail
}

type fieldParser struct {
	text string
	at   int
}

func (p *fieldParser) expected(what string) *failure {
	got := "end of string"
	if p.at < len(p.text) {
		got = fmt.Sprintf("%q at character %d", p.text[p.at], p.at)
	}
	return syntax("Syntax error \"Expected " + what + " instead of " + got + ".\" in the fields parameter")
}

func (p *fieldParser) list(depth int) ([]field, *failure) {
	if depth > maxDepth {
		return nil, syntax("Fields are nested too deeply")
	}
	var out []field
	for {
		f, fail := p.field(depth)
		if fail != nil {
			return nil, fail
		}
		if slices.ContainsFunc(out, func(g field) bool { return g.name == f.name }) {
			return nil, syntax("Syntax error \"Field " + f.name + " specified more than once. This is only possible before version 2.1\"")
		}
		out = append(out, f)
		if !p.skip(',') {
			return out, nil
		}
	}
}

func (p *fieldParser) field(depth int) (field, *failure) {
	f := field{mods: map[string]string{}}
	if f.name = p.word(); f.name == "" {
		return f, p.expected("name")
	}
	for {
		switch {
		case p.skip('.'):
			name := p.word()
			if name == "" || !p.skip('(') {
				return f, p.expected("modifier")
			}
			end := strings.IndexByte(p.text[p.at:], ')')
			if end < 0 {
				p.at = len(p.text)
				return f, p.expected(`")"`)
			}
			f.mods[name] = strings.TrimSpace(p.text[p.at : p.at+end])
			p.at += end + 1
		case f.sub == nil && p.skip('{'):
			sub, fail := p.list(depth + 1)
			if fail != nil {
				return f, fail
			}
			if !p.skip('}') {
				return f, p.expected(`"}"`)
			}
			f.sub = sub
		default:
			return f, nil
		}
	}
}

// word reads a name, with the spaces before it.
func (p *fieldParser) word() string {
	p.spaces()
	start := p.at
	for p.at < len(p.text) && (p.text[p.at] == '_' || p.text[p.at] >= 'a' && p.text[p.at] <= 'z' || p.text[p.at] >= '0' && p.text[p.at] <= '9') {
		p.at++
	}
	return p.text[start:p.at]
}

// skip consumes a character, with the spaces before it, if it comes next.
func (p *fieldParser) skip(c byte) bool {
	p.spaces()
	if p.at < len(p.text) && p.text[p.at] == c {
		p.at++
		return true
	}
	return false
}

func (p *fieldParser) spaces() {
	for p.at < len(p.text) && p.text[p.at] == ' ' {
		p.at++
	}
}

// unknown is the answer to a field that the node does not have: the whole call fails.
func unknown(name string) *failure {
	return invalid("Tried accessing nonexisting field (" + name + ")")
}
