package io.meshlint.engine.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlint.grammar.parse.ModuleParser;
import io.meshlint.grammar.parse.ParsedModule;
import io.meshlint.grammar.text.SourceText;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which single changes of a module there are. */
class MutantFinderTest {

    @Test
    void everyConjunctIsLeftOutAndTurnedRoundAndTheirOperatorTurned() {
        assertThat(changes("where a == b and not c"))
                .containsExactly(
                        "where true and not c",
                        "where a != b and not c",
                        "where a == b or not c",
                        "where a == b and true",
                        "where a == b and (c)");
    }

    @Test
    void anAlternativeIsLeftOutByAConditionThatNeverHolds() {
        assertThat(changes("where a is present or b in c"))
                .containsExactly(
                        "where false or b in c",
                        "where a is absent or b in c",
                        "where a is present and b in c",
                        "where a is present or false",
                        "where a is present or b not in c");
    }

    @Test
    void boundsMove() {
        assertThat(changes("where n >= 3")).containsExactly("where true", "where n < 3", "where n > 3");
    }

    @Test
    void quantifiersAreLeftOutTurnedRoundAndChangedInside() {
        assertThat(changes("where missing (s: Service where s.name == n)"))
                .containsExactly(
                        "where true",
                        "where exists (s: Service where s.name == n)",
                        "where missing (s: Service where true)",
                        "where missing (s: Service where s.name != n)");
        assertThat(changes("where not exists (s in ss where f(s))"))
                .containsExactly(
                        "where true",
                        "where (exists (s in ss where f(s)))",
                        "where not exists (s in ss where true)",
                        "where not exists (s in ss where (not f(s)))");
        assertThat(changes("where every (s in ss satisfies s == 1)"))
                .containsExactly(
                        "where true",
                        "where (not every (s in ss satisfies s == 1))",
                        "where every (s in ss satisfies s != 1)");
    }

    @Test
    void aChoiceIsAlwaysAndNeverTaken() {
        assertThat(changes("let x = if a then 1 else 2"))
                .containsExactly("let x = if true then 1 else 2", "let x = if false then 1 else 2");
    }

    @Test
    void comprehensionsAndArgumentsHaveConditionsToo() {
        assertThat(changes("let x = count([s for s in ss where s == 1])"))
                .containsExactly(
                        "let x = count([s for s in ss where true])", "let x = count([s for s in ss where s != 1])");
    }

    @Test
    void branchesAndPicksAreLeftOut() {
        assertThat(changes("first { let x = 1 } else { let x = 2 }"))
                .containsExactly(
                        "first { where false let x = 1 } else { let x = 2 }",
                        "first { let x = 1 } else { where false let x = 2 }");
        assertThat(changes("pick s by s.name per s.namespace")).containsExactly("");
    }

    @Test
    void headersSeveritiesAndRelatedPlacesCountAndWordsDoNot() {
        List<String> changes = mutants("""
                module m
                rule A001 a "a" {
                  severity note
                  applies istio < 1.2
                  for s: Service
                  report at s
                    severity error when s.name == 'a'
                    related at s "x" when s.name == 'b'
                    message "{if s.name == 'c' then 1 else 2}" when s.name == 'd'
                    message "x"
                    help "x" when s.name == 'e'
                }
                """).stream().map(Mutant::change).toList();

        assertThat(changes)
                .containsExactly(
                        "`istio < 1.2` left out",
                        "`<` turned into `>=` in `istio < 1.2`",
                        "`<` turned into `<=` in `istio < 1.2`",
                        "`s.name == 'a'` left out",
                        "`==` turned into `!=` in `s.name == 'a'`",
                        "`s.name == 'b'` left out",
                        "`==` turned into `!=` in `s.name == 'b'`");
    }

    @Test
    void functionsViewsAndTablesBelongToNoRule() {
        List<Mutant> mutants = mutants("""
                module m
                fun f(s: string): bool = s == 'a'
                view V(s: Service) {
                  for s: Service
                  where f(s.name)
                }
                table T(a: int) given b: int {
                  | 1 | 2 |
                  | 2 | 3 |
                }
                """);

        assertThat(mutants)
                .extracting(Mutant::change)
                .containsExactly(
                        "`==` turned into `!=` in `s == 'a'`",
                        "`f(s.name)` left out",
                        "`f(s.name)` turned round",
                        "row `| 1 | 2 |` left out",
                        "row `| 2 | 3 |` left out");
        assertThat(mutants).allMatch(mutant -> mutant.rule().isEmpty());
    }

    /** The clause as each mutant has it. */
    private static List<String> changes(String clause) {
        String before = "module m\nrule A001 a \"a\" {\n  severity note\n  for s: Service\n  ";
        String after = "\n  report at s\n    message \"x\"\n}\n";
        return mutants(before + clause + after).stream()
                .map(mutant -> mutant.text().content())
                .peek(text -> assertThat(
                                ModuleParser.parse(new SourceText("m", text)).hasErrors())
                        .as(text)
                        .isFalse())
                .map(text -> text.substring(before.length(), text.length() - after.length()))
                .toList();
    }

    private static List<Mutant> mutants(String text) {
        ParsedModule parsed = ModuleParser.parse(new SourceText("m.mesh", text));
        assertThat(parsed.diagnostics()).isEmpty();
        return MutantFinder.of(parsed.module().orElseThrow());
    }
}
