package io.meshlint.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlint.engine.check.Checker;
import io.meshlint.engine.finding.Finding;
import io.meshlint.engine.run.WorldRun.Strategy;
import io.meshlint.grammar.diagnostic.Diagnostic;
import io.meshlint.grammar.diagnostic.DiagnosticCode;
import io.meshlint.grammar.parse.ModuleParser;
import io.meshlint.grammar.text.SourceText;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What users of other rule languages complain about, each with the issue it was reported in, and what happens here instead. */
class WhatOtherLanguagesLackTest {
    private static final String WORLD = """
            {apiVersion: v1, kind: Service, metadata: {name: cart, namespace: shop, labels: {app: cart}}, spec: {ports: [{port: 80}]}}
            ---
            {apiVersion: v1, kind: Service, metadata: {name: web, namespace: shop}, spec: {externalName: a.example, ports: [{port: 80}]}}
            ---
            {apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: one, namespace: shop}, spec: {rules: [{host: a.example}]}}
            ---
            {apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: two, namespace: test}, spec: {rules: [{host: a.example}]}}
            """;

    /** open-policy-agent/opa#1877, #4743: a negation over a missing field is undefined, and the rule silently passes. */
    @Test
    void a_condition_on_a_missing_field_is_not_passed_over() {
        assertThat(messages("for s: Service where s.spec.externalName != 'b.example'", "{s.name}"))
                .containsExactly("cart", "web");
        assertThat(messages("for s: Service where not (s.spec.externalName == 'a.example')", "{s.name}"))
                .containsExactly("cart");
    }

    /** pulumi/pulumi-policy-opa#42: a misspelt property fires on nothing, without an error. */
    @Test
    void a_misspelt_field_is_an_error_with_a_suggestion() {
        assertThat(mistakes("for s: Service where s.spec.externalNam == 'a'"))
                .singleElement()
                .satisfies(mistake -> assertThat(mistake.help()).contains("did you mean `externalName`?"));
    }

    /** aws-cloudformation/cloudformation-guard#195, bridgecrewio/checkov#4926: no check can fail because something is not there. */
    @Test
    void a_resource_that_is_not_there_can_be_reported() {
        assertThat(messages(
                        "for s: Service where missing (d: Deployment where d.name == s.name and d.namespace == s.namespace)",
                        "{s.name}"))
                .containsExactly("cart", "web");
    }

    /** stacklok/toolhive#6531, kserve/kserve#5936: a missing has() ends in "no such key" in production. */
    @Test
    void asking_an_absent_field_for_a_field_fails_neither_before_nor_in_production() {
        assertThat(mistakes("for d: DestinationRule where d.spec.trafficPolicy.tls.mode == 'DISABLE'"))
                .isEmpty();
        assertThat(mistakes("for s: Service where startsWith(s.spec.externalName, 'a')"))
                .extracting(Diagnostic::code)
                .containsExactly(DiagnosticCode.OPTIONAL_NOT_ALLOWED);
    }

    /** kyverno/kyverno#3192, #3617: "Unknown key" for an absent label. */
    @Test
    void an_absent_label_is_absent() {
        assertThat(messages("for s: Service where s.metadata.labels['app'] is absent", "{s.name}"))
                .containsExactly("web");
    }

    /** open-policy-agent/opa#6393, souffle-lang/souffle#1770: unsafe variables cascade, come unordered, or at 0:0. */
    @Test
    void an_unbound_variable_is_one_message_at_its_place() {
        assertThat(mistakes("for s: Service where t.name == s.name and t.namespace == s.namespace and t.x == t.y"))
                .singleElement()
                .satisfies(mistake -> {
                    assertThat(mistake.code()).isEqualTo(DiagnosticCode.UNKNOWN_VARIABLE);
                    assertThat(mistake.span().startLine()).isEqualTo(4);
                });
    }

    /** open-policy-agent/opa#1141: an unsafe variable hides that the function does not exist. */
    @Test
    void an_unknown_function_is_named() {
        assertThat(mistakes("for s: Service where hostMatch(s.name, 'a')"))
                .extracting(Diagnostic::code)
                .containsExactly(DiagnosticCode.UNKNOWN_FUNCTION);
    }

    /** souffle-lang/souffle#730: negating a conjunction needs a relation of its own. */
    @Test
    void a_conjunction_can_be_negated() {
        assertThat(messages(
                        "for s: Service where not exists (i: Ingress, r in i.spec.rules where i.namespace == s.namespace and r.host == s.spec.externalName ?? 'none')",
                        "{s.name}"))
                .containsExactly("cart");
    }

    /** kyverno/policies#116, #422: the sample for unique hosts denied everything, and compared a resource with itself. */
    @Test
    void a_host_that_two_namespaces_claim_is_found_once_and_never_against_itself() {
        assertThat(messages(
                        "for pair a, b: Ingress for r in a.spec.rules for o in b.spec.rules where r.host == o.host ?? '' and a.namespace != b.namespace",
                        "{a.name} {b.name} {r.host}"))
                .containsExactly("one two a.example");
    }

    /** semgrep/semgrep#5807: variables of a join cannot be used in messages; conftest#177: values have no positions. */
    @Test
    void a_finding_of_a_join_names_both_and_stands_at_a_line() {
        Finding finding = findings(
                        "for pair a, b: Ingress for r in a.spec.rules for o in b.spec.rules where r.host == o.host ?? ''",
                        "r.host",
                        "{a.ref} and {b.ref}")
                .get(0);

        assertThat(finding.message()).isEqualTo("Ingress shop/one and Ingress test/two");
        assertThat(finding.location().region().startLine()).isEqualTo(5);
        assertThat(finding.location().path()).isEqualTo("spec.rules[0].host");
    }

    /** aws-cloudformation/cloudformation-guard, KNOWN_ISSUES: `exists` and `empty` lose the path. */
    @Test
    void what_is_missing_is_reported_at_its_nearest_ancestor_with_the_path() {
        Finding finding = findings("for s: Service where s.spec.selector is absent", "s.spec.selector", "no selector")
                .get(0);

        assertThat(finding.location().region().startLine()).isPositive();
        assertThat(finding.location().path()).isEqualTo("spec.selector");
    }

    /** semgrep-docs#248: unrelated values join because they are equal; here two absent ones would be the usual case. */
    @Test
    void two_absent_values_do_not_join() {
        assertThat(mistakes("for pair a, b: Service where a.spec.externalName == b.spec.externalName"))
                .extracting(Diagnostic::code)
                .containsExactly(DiagnosticCode.BOTH_SIDES_OPTIONAL);
    }

    /** semgrep/semgrep#11588: another message made other findings. */
    @Test
    void a_changed_message_leaves_the_identity() {
        assertThat(findings("for s: Service", "s.spec", "{s.name} once").get(0).fingerprint())
                .isEqualTo(findings("for s: Service", "s.spec", "in other words, {s.ref}")
                        .get(0)
                        .fingerprint());
    }

    /** github/codeql#4244, #6417: a join order that builds billions of rows, far from what was changed. */
    @Test
    void a_join_without_a_key_is_told_when_it_is_written_and_stopped_when_it_runs() {
        assertThat(
                        mistakes(
                                "for s: Service where s.spec.externalName is present for d: Deployment where d.spec.replicas > 2"))
                .extracting(Diagnostic::code)
                .containsExactly(DiagnosticCode.JOIN_WITHOUT_KEY);
        Trial trial = Trial.of(rule("for s: Service for i: Ingress where s.name != i.name", "s", "m"));
        String problem = trial.in(SmallWorld.of(WORLD), Strategy.PLANNED, Map.of(), 3)
                .result(trial.rule("WHY1"), false)
                .problem();

        assertThat(problem).contains("WHY1");
    }

    /** souffle-lang/souffle#2435: whether a rule is grounded depends on the order of its atoms. */
    @Test
    void the_order_of_clauses_that_bind_does_not_matter() {
        assertThat(messages("for s: Service for i: Ingress where i.namespace == s.namespace", "{s.name} {i.name}"))
                .isEqualTo(messages(
                        "for i: Ingress for s: Service where i.namespace == s.namespace", "{s.name} {i.name}"));
    }

    private static String rule(String clauses, String at, String message) {
        return "module trial\nrule WHY1 a-rule 'A rule' {\n  severity error\n  " + clauses + "\n  report at " + at
                + "\n    message \"" + message + "\"\n}\n";
    }

    private static List<Finding> findings(String clauses, String at, String message) {
        return Trial.of(rule(clauses, at, message))
                .in(SmallWorld.of(WORLD), Strategy.PLANNED)
                .findings(true);
    }

    private static List<String> messages(String clauses, String message) {
        String variable = clauses.split(" ")[1].equals("pair") ? "a" : clauses.split(" ")[1].replace(":", "");
        return findings(clauses, variable, message).stream()
                .map(Finding::message)
                .sorted()
                .toList();
    }

    private static List<Diagnostic> mistakes(String clauses) {
        String variable = clauses.split(" ")[1].equals("pair") ? "a" : clauses.split(" ")[1].replace(":", "");
        SourceText text = new SourceText("why.mesh", rule(clauses, variable, "m"));
        return Checker.check(List.of(new Checker.PackModule("trial", ModuleParser.parse(text))), SmallWorld.CATALOG)
                .diagnostics();
    }
}
