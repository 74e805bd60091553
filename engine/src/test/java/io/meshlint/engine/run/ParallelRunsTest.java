package io.meshlint.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlint.engine.core.CheckedRule;
import io.meshlint.engine.finding.Finding;
import io.meshlint.engine.run.WorldRun.Strategy;
import io.meshlint.engine.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Many threads that ask the same world at the same time find what one finds, in the same order, with the same steps. */
class ParallelRunsTest {
    private static final int THREADS = 8;
    private static final int WORLDS = 30;

    /** Eight rules that meet at the same views, functions, parameters and indexes. */
    private static String module() {
        StringBuilder module = new StringBuilder("""
            param busiest: string = head([n.namespace for n: PerNamespace where count(n.all) > 1]) ?? 'none'
            fun rival(a: Service, b: Service): bool = a.name != b.name and exists (p in a.spec.ports, q in b.spec.ports where p.port == q.port)
            fun label(s: Service): string = "{s.name}@{busiest} of {count([x for x: Service])}"
            view PerNamespace(namespace: string, all: [Service]) {
              for s: Service
              group s into all by namespace: s.namespace
            }
            view Rivals(a: Service, b: Service, text: string) {
              for pair a, b: Service
              where a.namespace == b.namespace and rival(a, b)
              let text = label(a)
            }
            view Lone(s: Service) {
              for s: Service
              where missing (r: Rivals where r.a == s or r.b == s)
            }
            """);
        for (int i = 0; i < THREADS; i++) {
            module.append("rule PAR").append(i).append(" parallel-").append(i).append("""
                 'Parallel' {
                  severity error
                  for r: Rivals
                  for n: PerNamespace
                  where n.namespace == r.a.namespace
                  for l: Lone
                  where l.s.namespace != r.b.namespace
                  report at r.a
                    message "{r.text} {r.b.ref} {count(n.all)} {l.s.ref}"
                }
                """);
        }
        return module.toString();
    }

    @Test
    void findTheSame() throws Exception {
        Trial trial = Trial.of(module());
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            SplittableRandom random = new SplittableRandom(3);
            boolean found = false;
            for (int i = 0; i < WORLDS; i++) {
                World world = SmallWorld.of(GeneratedWorld.generate(random::nextInt));
                Trial.Run alone = trial.in(world, Strategy.PLANNED);
                List<String> expected = new ArrayList<>();
                for (CheckedRule rule : trial.program().rules()) {
                    List<Finding> findings = alone.result(rule, false).findings();
                    found |= !findings.isEmpty();
                    expected.add(FindingText.whole(findings));
                }
                Trial.Run shared = trial.in(world, Strategy.PLANNED);
                CountDownLatch start = new CountDownLatch(THREADS);
                List<Future<String>> results = new ArrayList<>();
                for (CheckedRule rule : trial.program().rules()) {
                    results.add(threads.submit(() -> {
                        start.countDown();
                        start.await();
                        return FindingText.whole(shared.result(rule, false).findings());
                    }));
                }
                for (int k = 0; k < THREADS; k++) {
                    assertThat(results.get(k).get()).isEqualTo(expected.get(k));
                }
                assertThat(shared.world.steps()).isEqualTo(alone.world.steps());
            }
            assertThat(found).isTrue();
        } finally {
            threads.shutdownNow();
        }
    }
}
