package io.meshlint.engine.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What type an expression has: tables of expression and type, in a row that binds {@code s}, {@code dr}, {@code gw} and {@code e}. */
class TypesOfExpressionsTest {
    private static final String ROW = """
          for s: Service
          for dr: DestinationRule
          where dr.namespace == s.namespace
          for gw: Gateway
          where gw.namespace == s.namespace
          for e: Endpoint
          where e.svc == s
        """;

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
        s.name                                                  ; string
        s.namespace                                             ; string
        s.ref                                                   ; string
        s.metadata                                              ; Service.metadata
        s.metadata.labels                                       ; {string: string}?
        s.metadata.labels.app                                   ; string?
        s.metadata.labels['app']                                ; string?
        s.metadata.annotations['a.b/c']                         ; string?
        s.spec                                                  ; Service.spec
        s.spec.type                                             ; string
        s.spec.clusterIP                                        ; string?
        s.spec.ports                                            ; [Service.spec.ports[*]]?
        s.spec.ports[0]                                         ; Service.spec.ports[*]?
        s.spec.ports[0].port                                    ; int?
        s.spec.ports[0].protocol                                ; string?
        s.spec['clusterIP']                                     ; string?
        s.spec['banana']                                        ; error: Service.spec has no field `banana`
        s.metadata.labels[s.name]                               ; string?
        s.spec[s.name]                                          ; any?
        dr.spec.trafficPolicy.tls.mode                          ; string?
        dr.spec.trafficPolicy.connectionPool.tcp.connectTimeout ; duration?
        gw.spec.servers[0].port.number                          ; int?
        e                                                       ; Endpoint
        e.svc                                                   ; Service
        e.svc.name                                              ; string
        e.pod.spec.containers                                   ; [Deployment.spec.template.spec.containers[*]]?
        e.name                                                  ; string?
        e.site                                                  ; node
        e.site.name                                             ; error: a node has no fields, `name` cannot be asked of it
        e.banana                                                ; error: Endpoint has no field `banana`
        [r for r: Resource][0].metadata.labels['app']           ; string?
        [r.metadata.name for r: Resource]                       ; [string]
        [r.namespace for r: Resource]                           ; [string]
        [n.namespace for n: Namespace]                          ; [string]
        limit                                                   ; int?
        istio                                                   ; version
        """)
    void paths(String expression, String type) {
        assertThat(TypeOf.expression(ROW, expression)).isEqualTo(type);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
        s.spec.ports[*]                                                   ; [Service.spec.ports[*]]
        s.spec.ports[*].port                                              ; [int]
        s.spec.ports[*].name                                              ; [string]
        s.spec.ports.port                                                 ; error: a list has no field `port`
        gw.spec.servers[*].hosts                                          ; [[string]]
        gw.spec.servers[*].hosts[*]                                       ; [string]
        gw.spec.servers[*].port.number                                    ; [int]
        gw.spec.servers[*].hosts.name                                     ; error: a list has no field `name`
        dr.spec.subsets[*].trafficPolicy.portLevelSettings[*].port.number ; [int]
        s.metadata.labels[*]                                              ; error: this is a mapping and has no elements
        []                                                                ; [absent]
        ['a', 'b']                                                        ; [string]
        ['a', 1]                                                          ; [node]
        ['a', s.metadata.labels['app']]                                   ; [string]
        [absent]                                                          ; [absent]
        [[1], []]                                                         ; [[int]]
        [p.port for p in s.spec.ports]                                    ; [int]
        [p.name for p in s.spec.ports]                                    ; [string]
        [p for p in s.spec.ports where p.name is present][0]              ; Service.spec.ports[*]?
        [x for x: Endpoint]                                               ; [Endpoint]
        ['a'] | 'b'                                                       ; [string]
        s.spec.ports | s.spec.ports                                       ; [Service.spec.ports[*]]
        s.spec.externalIPs | s.spec.clusterIP                             ; [string]
        {}                                                                ; {}
        {a: 1, b: s.spec.clusterIP}                                       ; {a: int, b: string?}
        {a: 1}.a                                                          ; int
        {a: 1}.b                                                          ; error: {a: int} has no field `b`
        {a: 1}['a']                                                       ; int
        """)
    void lists(String expression, String type) {
        assertThat(TypeOf.expression(ROW, expression)).isEqualTo(type);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
        s.name == 'a'                                                          ; bool
        s.spec.clusterIP == 'a'                                                ; bool
        s.spec.clusterIP == s.spec.externalName                                ; error: both sides of `==` can be absent
        s.spec.clusterIP == absent                                             ; bool
        s.name == 1                                                            ; error: a string and an int are never equal
        s == e.svc                                                             ; bool
        s == dr                                                                ; error: a Service and a DestinationRule are never equal
        s.spec.ports == []                                                     ; bool
        e.site == s.spec                                                       ; bool
        s.spec.type == 'ClusterIp'                                             ; error: this is never 'ClusterIp'
        'a' in ['b']                                                           ; bool
        s.spec.clusterIP in ['b']                                              ; bool
        1 in ['b']                                                             ; error: a list of string never holds an int
        'a' in s.spec.externalIPs                                              ; error: the list after `in` cannot be absent
        'a' in s.name                                                          ; error: a list is wanted after `in`, this is a string
        'http' in s.spec.ports[*].name                                         ; bool
        s in [x.svc for x: Endpoint]                                           ; bool
        s.spec.clusterIP is present                                            ; bool
        s.spec.clusterIP ?? 'none'                                             ; string
        s.spec.clusterIP ?? s.spec.externalName                                ; string?
        s.spec.clusterIP ?? s.spec.externalName ?? 'a'                         ; string
        s.spec.clusterIP ?? 5                                                  ; error: the default is an int, the value would be a string
        s.spec.clusterIP ?? absent                                             ; string?
        absent ?? s.spec.clusterIP                                             ; string?
        s.spec.ports ?? []                                                     ; [Service.spec.ports[*]]
        s.metadata.labels ?? {}                                                ; {string: string}
        dr.spec.trafficPolicy.tls.mode ?? 'DISABLE'                            ; string
        (dr.spec.trafficPolicy.tls.mode ?? 'none') == 'nothing'                ; error: this is never 'nothing'
        dr.spec.trafficPolicy ?? dr.spec.host                                  ; node
        dr.spec.trafficPolicy ?? 'none'                                        ; error: the default is a string, the value would be a DestinationRule.spec.trafficPolicy
        e.site ?? s.spec.clusterIP                                             ; node
        if s.name == 'a' then 'b' else absent                                  ; string?
        if s.name == 'a' then s else dr                                        ; Service | DestinationRule
        (if s.name == 'a' then s else dr).name                                 ; string
        (if s.name == 'a' then s else dr).spec                                 ; Service.spec | DestinationRule.spec
        (if s.name == 'a' then s else dr).spec.host                            ; string?
        if s.name == 'a' then 1 else 'b'                                       ; node
        if s.name == 'a' then s.spec.ports else []                             ; [Service.spec.ports[*]]?
        if s.spec.clusterIP is present then s.spec.clusterIP else 'a'          ; string
        if s.spec.clusterIP then 'a' else 'b'                                  ; error: this condition can be absent
        not s.name == 'a'                                                      ; bool
        not s.spec.publishNotReadyAddresses                                    ; error: this condition can be absent
        s.name == 'a' and s.spec.clusterIP                                     ; error: this condition can be absent
        1 + 2                                                                  ; int
        'a' + s.name                                                           ; string
        30s + 1m                                                               ; duration
        2 * 30s                                                                ; duration
        2 - 1 - 1                                                              ; int
        2 -1                                                                   ; int
        1m - 30s                                                               ; duration
        7 / 2                                                                  ; int
        7 % 2                                                                  ; int
        1m / 30s                                                               ; int
        1m / 2                                                                 ; duration
        7 / count(s.spec.ports)                                                ; int?
        7 / 0                                                                  ; int?
        'a' - 'b'                                                              ; error: `-` does not take a string and a string
        2 / 1m                                                                 ; error: `/` does not take an int and a duration
        30s * 30s                                                              ; error: `*` does not take a duration and a duration
        s.name + 1                                                             ; error: `+` does not take a string and an int
        s.spec.healthCheckNodePort + 1                                         ; error: a side of `+` cannot be absent
        1 < 2                                                                  ; bool
        'a' < 'b'                                                              ; bool
        true < false                                                           ; error: a bool and a bool have no order
        1.2 < istio                                                            ; bool
        1.2 < 1                                                                ; error: a version and an int have no order
        30s >= 1m                                                              ; bool
        dr.spec.trafficPolicy.connectionPool.tcp.connectTimeout > 30s          ; error: a side of `>` cannot be absent
        (dr.spec.trafficPolicy.connectionPool.tcp.connectTimeout ?? 10s) > 30s ; bool
        "{s.spec.clusterIP} and {s.name}"                                      ; string
        exists (p in s.spec.ports where p.name == 'a')                         ; bool
        every (p in s.spec.ports satisfies p.name == 'a')                      ; bool
        missing (x: Service where x.name == s.name)                            ; bool
        """)
    void operators(String expression, String type) {
        assertThat(TypeOf.expression(ROW, expression)).isEqualTo(type);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
        portOf(s)                                          ; int
        label(s, 'a')                                      ; string?
        label(s)                                           ; error: `label` takes 2 arguments, 1 is given
        label(dr, 'a')                                     ; error: argument 1 of `label` is a DestinationRule, a Service is wanted
        labelled(s)                                        ; bool
        Protocol('http')                                   ; error: `Protocol` has 2 columns and cannot be called
        Rank('STRICT')                                     ; int?
        Backend(s)                                         ; string?
        count(s.spec.ports)                                ; int
        count(s.metadata.labels)                           ; error: argument 1 of `count` is a mapping that can be absent, a list of any is wanted
        head(s.spec.ports)                                 ; Service.spec.ports[*]?
        head(s.spec.ports).port                            ; int?
        take(s.spec.ports, 2)                              ; [Service.spec.ports[*]]
        max([1, 2])                                        ; int?
        distinct(s.spec.ports[*].name)                     ; [string]
        entries(s.metadata.labels)                         ; [{key: string, value: string?}]
        entries(s.metadata.labels)[0].value                ; string?
        keys(s.metadata.labels)                            ; [string]
        scan(s.name, '(?<tag>[0-9]+)(?<rest>.*)')          ; [{tag: string, rest: string}]
        scan(s.name, 'a|(?<tag>[0-9]+)')                    ; [{tag: string?}]
        scan(s.name, '(?<tag>[0-9]+)')[0].tag              ; string?
        parseYaml(s.name)                                  ; any?
        parseYaml(s.name).a.b[0].c                         ; any?
        parseYaml(s.name)[0]                               ; any?
        parseYaml(s.name) as MeshConfig                    ; MeshConfig?
        (parseYaml(s.name) as MeshConfig).enableAutoMtls   ; bool?
        s as Deployment                                    ; error: a Service is never a Deployment
        s.spec as Port                                     ; Service.spec.ports[*]
        s.name as Service                                  ; error: a string cannot be seen as a Service
        s.spec.ports as Port                               ; error: a list of Service.spec.ports[*] cannot be seen as a Service.spec.ports[*]
        e.site as Port                                     ; Service.spec.ports[*]?
        toInt(s.name)                                      ; int?
        toInt(5)                                           ; int
        toInt(s.spec.ports[0].targetPort)                  ; int?
        text(s.spec.ports[0].port)                         ; error: argument 1 of `text` cannot be absent
        text(5)                                            ; string
        words(s.name)                                      ; [string]
        words(s.metadata.annotations['a'])                 ; [string]?
        merge([s.metadata.labels, s.metadata.annotations]) ; {string: string}
        selects(s.spec.selector, s.metadata.labels)        ; bool
        numbered(s.spec.ports)                             ; [{number: int, value: Service.spec.ports[*]}]
        last(s.spec.ports)                                 ; Service.spec.ports[*]?
        minor(istio)                                       ; int
        length(s.spec.ports)                               ; error: argument 1 of `length` is a list of Service.spec.ports[*] that can be absent, a string is wanted
        selectorsOverlap(s.spec.selector, {app: 'a'}, [r.metadata.labels for r: Resource]) ; bool
        selects({app: 'a'}, s.metadata.labels)             ; bool
        hostMatches(s.name, s.spec.clusterIP)              ; error: argument 2 of `hostMatches` cannot be absent
        portOf(s, s)                                       ; error: `portOf` takes 1 argument, 2 are given
        nothing(s)                                         ; error: there is no function `nothing`
        """)
    void calls_and_casts(String expression, String type) {
        assertThat(TypeOf.expression(ROW, expression)).isEqualTo(type);
    }
}
