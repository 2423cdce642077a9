// Package social is the domain: the nouns that every other package speaks of, and nothing else.
//
// It knows platforms, people, connections, profiles, posts, metrics (the registry), readings, days and figures.
// It imports the standard library only, so that any package may import it.
//
// The rule of the house lives in [Figure]: a number is either known, because a platform said it or because we can
// say how we computed it, or it is missing for one of a closed list of reasons. There is no third case and no zero
// that stands for "unknown".
package social
