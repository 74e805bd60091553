package io.meshlint.engine.run;

import io.meshlint.engine.run.WorldRun.Strategy;
import org.approvaltests.Approvals;
import org.junit.jupiter.api.Test;

/** Plans in words. */
class PlanDescriptionTest {
    @Test
    void everyKindOfStep() {
        Trial trial = Trial.of("""
            table Size(word: string) given number: int {
              | < 100 | 'small' |
              | _     | 'large' |
            }
            view PortsOf(port: int) given service: Service {
              for p in service.spec.ports
              let port = p.port
            }
            view Hosts(host: string, s: Service) {
              for s: Service
              let host = "{s.name}.{s.namespace}.svc"
            }
            fun old(d: DestinationRule, h: string): bool = d.metadata.labels['age'] == 'old' and hostMatches(d.spec.host, h)
            rule PLAN1 steps 'Steps' {
              severity note
              for h: Hosts
              for d: DestinationRule
              where old(d, h.host)
              for w: Deployment | StatefulSet
              where w.namespace == d.namespace and w.name in [h.s.name, 'all']
              for g: Gateway
              for server in g.spec.servers
              where server.port.number == w.spec.replicas
              for p: PortsOf(h.s)
              first {
                for size in Size(p.port)
                let text = size
              } else {
                either {
                  let text = 'unknown'
                } or {
                  for label in w.metadata.labels['size']
                  let text = label
                }
              }
              where missing (c: ConfigMap where c.name == text and c.namespace == w.namespace)
              pick d by d.metadata.creationTimestamp, d.name desc per h.host ties rivals
              group d into rules, count(rivals) into counts by service: h.s, text
              let many = if count(rules) > 1 then 'many' else 'one'
              report at service
                message "{many} {text} {join([x.ref for x in rules], ' ')} {counts}"
            }
            rule PLAN2 pairs 'Pairs' {
              severity note
              for pair a, b: Service
              where a.spec.type == 'NodePort'
              for p in a.spec.ports
              for q in b.spec.ports
              where p.port == q.port
              report at p
                message "{q.port}"
            }
            view Grouped(namespace: string, all: [Service]) {
              for s: Service
              group s into all by namespace: s.namespace
            }
            rule PLAN3 demand 'Demand' {
              severity note
              for d: DestinationRule
              for g: Grouped
              where g.namespace == d.namespace
              report at d
                message "{count(g.all)}"
            }
            """);
        StringBuilder text = new StringBuilder();
        for (Strategy strategy : Strategy.values()) {
            Trial.Run run = trial.in(SmallWorld.of(GrowthWorld.services(20)), strategy);
            trial.program().rules().forEach(rule -> {
                text.append(rule.descriptor().code())
                        .append(", ")
                        .append(strategy)
                        .append("\n\n")
                        .append(run.world.describePlan(rule))
                        .append('\n');
                run.world
                        .describeViews(rule)
                        .forEach((view, plan) -> text.append("view ")
                                .append(view)
                                .append("\n\n")
                                .append(plan)
                                .append('\n'));
            });
        }
        Approvals.verify(text.toString());
    }
}
