// Package plain helps to put the errors of Helm, Kustomize and their libraries into plain words.
package plain

import (
	"fmt"
	"path"
	"sort"
	"strings"
)

// Sentence puts a message into one line without a full stop.
func Sentence(message string) string {
	return strings.TrimRight(strings.Join(strings.Fields(message), " "), ".;: ")
}

// Code sets a word as code, without line breaks and shortened where it is long.
func Code(text string) string {
	const most = 80
	text = strings.Join(strings.Fields(strings.ReplaceAll(text, "`", "'")), " ")
	if runes := []rune(text); len(runes) > most {
		text = string(runes[:most]) + "…"
	}
	return "`" + text + "`"
}

// Type names a type of Go as a person would who writes YAML.
func Type(of string) string {
	of = strings.TrimPrefix(strings.TrimSpace(of), "*")
	switch {
	case strings.HasPrefix(of, "map["):
		return "a mapping"
	case of == "[]string":
		return "a list of texts"
	case strings.HasPrefix(of, "[]"):
		return "a list"
	case of == "string":
		return "a text"
	case of == "bool":
		return "true or false"
	case of == "integer", strings.HasPrefix(of, "int"), strings.HasPrefix(of, "uint"):
		return "a whole number"
	case of == "number", strings.HasPrefix(of, "float"):
		return "a number"
	case of == "object", strings.HasPrefix(of, "types."):
		return "a mapping"
	case of == "array":
		return "a list"
	case of == "boolean":
		return "true or false"
	case of == "null", of == "nil":
		return "nothing"
	}
	return Code(of)
}

// TypeOf names the type of a value.
func TypeOf(value any) string {
	if value == nil {
		return "nothing"
	}
	return Type(fmt.Sprintf("%T", value))
}

// Nearest gives the candidate that a misspelt word most likely means; empty where none is near. A word that only differs in case is nearest.
func Nearest(word string, candidates []string) string {
	sorted := append([]string{}, candidates...)
	sort.Strings(sorted)
	best, least := "", 1+min(3, max(1, len(word)/3))
	for _, candidate := range sorted {
		if candidate == word {
			continue
		}
		if strings.EqualFold(candidate, word) {
			return candidate
		}
		// A word of one or two letters is near to any other.
		if distance := Distance(word, candidate); len(word) > 2 && distance < least && distance < len(candidate) {
			best, least = candidate, distance
		}
	}
	return best
}

// NearestFile is Nearest for names of files; the same name with another ending is nearest.
func NearestFile(name string, candidates []string) string {
	byStem := map[string]string{}
	stem := func(of string) string { return strings.TrimSuffix(of, path.Ext(of)) }
	for _, candidate := range candidates {
		if candidate != name && stem(candidate) == stem(name) {
			return candidate
		}
		if candidate != name && path.Ext(candidate) == path.Ext(name) {
			byStem[stem(candidate)] = candidate
		}
	}
	return byStem[Nearest(stem(name), Keys(byStem))]
}

// Distance counts the letters to insert, remove, replace or swap with their neighbour to get from one word to another.
func Distance(from, to string) int {
	const most = 64
	one, other := []rune(from), []rune(to)
	if len(one) > most || len(other) > most {
		return most
	}
	rows := make([][]int, len(one)+1)
	for i := range rows {
		rows[i] = make([]int, len(other)+1)
		rows[i][0] = i
	}
	for j := range rows[0] {
		rows[0][j] = j
	}
	for i := 1; i <= len(one); i++ {
		for j := 1; j <= len(other); j++ {
			cost := 1
			if one[i-1] == other[j-1] {
				cost = 0
			}
			rows[i][j] = min(rows[i-1][j]+1, rows[i][j-1]+1, rows[i-1][j-1]+cost)
			if i > 1 && j > 1 && one[i-1] == other[j-2] && one[i-2] == other[j-1] {
				rows[i][j] = min(rows[i][j], rows[i-2][j-2]+1)
			}
		}
	}
	return rows[len(one)][len(other)]
}

// Keys gives the keys of a mapping, sorted.
func Keys[V any](of map[string]V) []string {
	var keys []string
	for key := range of {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	return keys
}
