package io.meshlint.engine.run;

import io.meshlint.engine.builtin.JoinIndex;
import io.meshlint.engine.core.Query;
import io.meshlint.engine.core.Variable;
import io.meshlint.engine.plan.Access;
import io.meshlint.engine.plan.IndexIdentity;
import io.meshlint.engine.plan.PlanStep;
import io.meshlint.engine.value.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * {@code for x: Relation} by an index over one or several keys.
 *
 * <p>A member is filed under every combination of what its keys give, and a row asks for every combination of what its probes give.
 * Where a built-in condition cannot say what to ask for, its key is left out of the question.
 */
final class KeyedScan {
    private final BodyCompiler body;
    private final PlanStep.Scan scan;
    private final Query.Source source;
    private final List<Access.Key> keys;
    private final List<Evaluation> probes;
    private final IndexBuilder builder;

    KeyedScan(BodyCompiler body, PlanStep.Scan scan, Query.Source source, List<Access.Key> keys) {
        this.body = body;
        this.scan = scan;
        this.source = source;
        this.keys = keys;
        this.probes = keys.stream().map(key -> body.compile(key.probe())).toList();
        this.builder = new IndexBuilder(body, scan, keys);
    }

    /** An index over some of the keys. */
    private final class Part {
        final int[] numbers;
        private final Object identity;
        private final Memo<Members.Index> index = new Memo<>();

        Part(int[] numbers) {
            this.numbers = numbers;
            List<Access.Key> chosen = new ArrayList<>();
            for (int number : numbers) {
                chosen.add(keys.get(number));
            }
            this.identity = IndexIdentity.of(scan, chosen);
        }

        Members.Index index(Frame frame) {
            return index.get(() -> {
                Members members = frame.world.relations().members(source.relation());
                return members.index(identity, () -> builder.build(frame.world, members, numbers));
            });
        }
    }

    Operator compile(Operator next) {
        int[] all = new int[keys.size()];
        List<Integer> sure = new ArrayList<>();
        for (int i = 0; i < all.length; i++) {
            all[i] = i;
            if (keys.get(i) instanceof Access.Equality) {
                sure.add(i);
            }
        }
        Part whole = new Part(all);
        Part equalities = sure.size() == all.length
                ? whole
                : new Part(sure.stream().mapToInt(Integer::intValue).toArray());
        int[] flattened = scan.flattened().stream()
                .map(IndexBuilder::variable)
                .mapToInt(Variable::slot)
                .toArray();
        if (isOneEquality()) {
            return one(whole, flattened, next);
        }
        return frame -> {
            int mark = frame.mark();
            List<List<Object>> probed = probe(frame);
            frame.forget(mark);
            if (probed == null) {
                return true;
            }
            Part part = probed.contains(null) ? equalities : whole;
            return pass(frame, entries(part.index(frame), combinations(probed, part.numbers)), flattened, next);
        };
    }

    private boolean isOneEquality() {
        return keys.size() == 1
                && keys.get(0) instanceof Access.Equality equality
                && equality.match() != Access.Match.STORED_IN_PROBE;
    }

    /** By far the most joins are by one value that has to be equal. */
    private Operator one(Part whole, int[] flattened, Operator next) {
        Evaluation probe = probes.get(0);
        return frame -> {
            int mark = frame.mark();
            Value wanted = probe.of(frame);
            frame.forget(mark);
            return wanted.isAbsent() || pass(frame, whole.index(frame).get(IndexKeys.of(wanted)), flattened, next);
        };
    }

    private boolean pass(Frame frame, List<Members.Entry> entries, int[] flattened, Operator next) {
        int mark = frame.mark();
        for (Members.Entry entry : entries) {
            for (int i = 0; i < flattened.length; i++) {
                frame.slots[flattened[i]] = entry.flattened()[i];
            }
            frame.restOn(entry.restsOn());
            boolean wanted = ScanCompiler.pass(frame, scan, entry.member(), next);
            frame.forget(mark);
            if (!wanted) {
                return false;
            }
        }
        return true;
    }

    /**
     * What to ask for, key by key.
     *
     * @return null where nothing can match; null as an element where a key cannot say what to ask for
     */
    private List<List<Object>> probe(Frame frame) {
        List<List<Object>> probed = new ArrayList<>(keys.size());
        for (int i = 0; i < probes.size(); i++) {
            Value value = probes.get(i).of(frame);
            List<Object> wanted;
            if (keys.get(i) instanceof Access.Proposal proposal) {
                wanted =
                        index(proposal).probed(proposal.storedArgument(), value).orElse(null);
            } else {
                boolean list = ((Access.Equality) keys.get(i)).match() == Access.Match.STORED_IN_PROBE;
                wanted = IndexBuilder.keysOf(value, list);
            }
            if (wanted != null && wanted.isEmpty()) {
                return null;
            }
            probed.add(wanted);
        }
        return probed;
    }

    static JoinIndex index(Access.Proposal proposal) {
        return proposal.function().index().orElseThrow();
    }

    /** Every combination of one from each of the chosen lists; an element of a list alone is its own. Each once. */
    static Collection<?> combinations(List<List<Object>> lists, int[] chosen) {
        if (chosen.length == 1) {
            List<Object> only = lists.get(chosen[0]);
            return only.size() < 2 ? only : new LinkedHashSet<>(only);
        }
        List<List<Object>> all = List.of(List.of());
        boolean single = true;
        for (int i = chosen.length - 1; i >= 0; i--) {
            List<Object> of = lists.get(chosen[i]);
            single &= of.size() == 1;
        }
        if (single) {
            Object[] combined = new Object[chosen.length];
            for (int i = 0; i < combined.length; i++) {
                combined[i] = lists.get(chosen[i]).get(0);
            }
            return List.of(List.of(combined));
        }
        for (int number : chosen) {
            List<List<Object>> longer = new ArrayList<>();
            for (List<Object> start : all) {
                for (Object one : lists.get(number)) {
                    List<Object> combined = new ArrayList<>(start);
                    combined.add(one);
                    longer.add(combined);
                }
            }
            all = longer;
        }
        return new LinkedHashSet<>(all);
    }

    /** Each entry once, in the order of the members. */
    private static List<Members.Entry> entries(Members.Index index, Collection<?> wanted) {
        List<Members.Entry> found = null;
        boolean several = false;
        for (Object key : wanted) {
            List<Members.Entry> more = index.get(key);
            if (found == null || found.isEmpty()) {
                found = more;
            } else if (!more.isEmpty()) {
                found = several ? found : new ArrayList<>(found);
                found.addAll(more);
                several = true;
            }
        }
        if (!several) {
            return found == null ? List.of() : found;
        }
        found.sort(Comparator.comparingInt(Members.Entry::number));
        List<Members.Entry> once = new ArrayList<>(found.size());
        for (Members.Entry entry : found) {
            if (once.isEmpty() || once.get(once.size() - 1).number() != entry.number()) {
                once.add(entry);
            }
        }
        return once;
    }
}
