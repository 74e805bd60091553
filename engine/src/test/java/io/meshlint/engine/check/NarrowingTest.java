package io.meshlint.engine.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What conditions and clauses tell of absence: tables of clauses, expression and the expression's type behind them. */
class NarrowingTest {

    @ParameterizedTest(name = "{0} / {1}: {2}")
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
        where s.spec.clusterIP is present ; s.spec.clusterIP                   ; string
        where s.spec.clusterIP is absent ; s.spec.clusterIP                    ; string?
        where not s.spec.clusterIP is absent ; s.spec.clusterIP                ; string
        where s.spec.clusterIP == 'a' ; s.spec.clusterIP                       ; string
        where s.spec.clusterIP != 'a' ; s.spec.clusterIP                       ; string?
        where not s.spec.clusterIP != 'a' ; s.spec.clusterIP                   ; string
        where s.spec.clusterIP in ['a', 'b'] ; s.spec.clusterIP                ; string
        where s.spec.clusterIP not in ['a', 'b'] ; s.spec.clusterIP            ; string?
        where s.spec.clusterIP != absent ; s.spec.clusterIP                    ; string
        where s.spec.clusterIP == absent ; s.spec.clusterIP                    ; string?
        where s.spec.clusterIP is present and s.name == 'a' ; s.spec.clusterIP ; string
        where s.spec.clusterIP is present or s.name == 'a' ; s.spec.clusterIP  ; string?
        where s.spec.clusterIP == 'a' or s.spec.clusterIP == 'b' ; s.spec.clusterIP ; string
        where s.spec.clusterIP is absent or startsWith(s.spec.clusterIP, 'a') ; s.spec.clusterIP ; string?
        where not (s.spec.clusterIP is absent or s.name == 'a') ; s.spec.clusterIP ; string
        where not (s.spec.clusterIP is present and s.name == 'a') ; s.spec.clusterIP ; string?
        where s.metadata.labels.app is present ; s.metadata.labels['app']      ; string
        where s.metadata.labels['app'] == 'a' ; s.metadata.labels              ; {string: string}
        where s.metadata.labels[s.name] == 'a' ; s.metadata.labels             ; {string: string}
        where s.metadata.labels[s.name] == 'a' ; s.metadata.labels[s.name]     ; string?
        where s.spec.ports[0] is present ; s.spec.ports[0].port                ; int
        where s.spec.ports[0].name is present ; s.spec.ports[1].name           ; string?
        where s.spec.ports[*].name is present ; s.spec.ports                   ; [Service.spec.ports[*]]?
        where (parseYaml(s.name) as MeshConfig).enableAutoMtls == true ; parseYaml(s.name) ; any?
        where s.metadata.annotations['a.b'] is present ; s.metadata.annotations['a'] ; string?
        where limit is present ; limit                                         ; int
        where limit is present ; limit + 1                                     ; int
        where labelled(s) ; s.metadata.labels                                  ; {string: string}?
        """)
    void conditions(String clauses, String expression, String type) {
        assertThat(TypeOf.expression("for s: Service\n" + clauses, expression)).isEqualTo(type);
    }

    @ParameterizedTest(name = "{0} / {1}: {2}")
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
        for v in s.spec.clusterIP ; v                                          ; string
        for v in s.spec.clusterIP ; s.spec.clusterIP                           ; string?
        let v = s.spec.clusterIP ; v                                           ; string?
        let v = s.spec.clusterIP where v is present ; v                        ; string
        let v = s.spec.clusterIP where v is present ; s.spec.clusterIP         ; string?
        for v in s.spec.ports ; v                                              ; Service.spec.ports[*]
        for v in s.spec.ports for n in v.name ; n                              ; string
        for v in parseYaml(s.name) ; v                                         ; any
        for v in parseYaml(s.name) for w in v.a ; w                            ; any
        for v in [] ; v                                                        ; any
        for v in s.spec.ports[*].name ; v                                      ; string
        for v in s.metadata.labels ; v                                         ; {string: string}
        where s.metadata.labels is present for v in s.metadata.labels ; v      ; error: this is a mapping, not a list
        for d: Deployment | StatefulSet where d.name == s.name ; d             ; Deployment | StatefulSet
        for d: Deployment | StatefulSet where d.name == s.name ; d.spec.replicas ; int
        for d: Deployment | StatefulSet where d.name == s.name ; d.spec.serviceName ; string?
        for d: Deployment | StatefulSet where d.name == s.name ; d.spec.template ; Deployment.spec.template
        for d: Deployment | DaemonSet where d.name == s.name ; d.spec.replicas ; int?
        for pair a, b: Gateway where a.namespace == s.namespace ; b            ; Gateway
        for b: Backend(s) ; b.name                                             ; string
        for p: Protocol(s.name) ; p.tls                                        ; bool?
        either { let v = 'a' } or { let v = absent } ; v                       ; string?
        either { let v = 'a' } or { let v = 1 } ; v                            ; node
        either { let v = s.spec.clusterIP where v is present } or { let v = 'a' } ; v ; string
        either { where s.spec.clusterIP is present let v = 1 } or { where s.spec.clusterIP == 'a' let v = 2 } where v == 1 ; s.spec.clusterIP ; string
        either { where s.spec.clusterIP is present let v = 1 } or { let v = 2 } where v == 1 ; s.spec.clusterIP ; string?
        either { let v = s } or { for v: Deployment where v.name == s.name } ; v.name ; string
        either { let v = s.spec.ports } or { let v = [] } ; v                  ; [Service.spec.ports[*]]?
        first { for v in s.spec.clusterIP } else { let v = 'none' } ; v        ; string
        first { let v = 'a' let w = 'b' where s.name == 'a' } else { let v = 'c' } where v == 'a' ; w ; error: `w` is not in scope here
        where s.spec.clusterIP is present group s into all by ip: s.spec.clusterIP where count(all) > 1 ; ip ; string
        group s into all by ip: s.spec.clusterIP where count(all) > 1 ; ip     ; string?
        group s into all by ip: s.spec.clusterIP where ip == 'a' ; all         ; [Service]
        group s into all by ip: s.spec.clusterIP where ip == 'a' ; all[0].name ; string?
        group s.spec.clusterIP into all by name: s.name where name == 'a' ; all ; [string]
        group s into all by s where count(all) > 1 ; s                         ; Service
        pick s by s.metadata.creationTimestamp per s.namespace ties rivals ; rivals ; [Service]
        where s.spec.clusterIP is present let s2 = s ; s2.spec.clusterIP       ; string?
        """)
    void clauses(String clauses, String expression, String type) {
        assertThat(TypeOf.expression("for s: Service\n" + clauses, expression)).isEqualTo(type);
    }
}
