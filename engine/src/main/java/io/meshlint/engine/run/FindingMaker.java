package io.meshlint.engine.run;

import io.meshlint.engine.core.CheckedRule;
import io.meshlint.engine.core.Variable;
import io.meshlint.engine.finding.Claim;
import io.meshlint.engine.finding.Finding;
import io.meshlint.engine.finding.Finding.RelatedLocation;
import io.meshlint.engine.finding.Finding.ResourceReference;
import io.meshlint.engine.finding.Severity;
import io.meshlint.engine.finding.SourceLocation;
import io.meshlint.engine.value.Origins.Contribution;
import io.meshlint.engine.value.Place;
import io.meshlint.engine.value.RowValue.Evidence;
import io.meshlint.engine.value.TextValue;
import io.meshlint.engine.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes a finding of a row. */
final class FindingMaker {
    private final WorldRun world;
    private final String worldName;
    private final boolean closedWorld;
    private final CheckedRule rule;
    private final Locator locator = new Locator();
    private final Identity identity;
    private final NearestNames nearestNames;
    private final Evaluation location;
    private final List<SeverityCase> severities = new ArrayList<>();
    private final List<Related> related = new ArrayList<>();
    private final List<TextCase> messages = new ArrayList<>();
    private final List<TextCase> help = new ArrayList<>();
    private final List<Fix> fixes = new ArrayList<>();
    private final ClaimMaker claims;

    /** A finding, and what it says for other rules too. */
    record Made(Finding finding, List<Claim> claims) {}

    private record SeverityCase(Severity severity, Evaluation when) {}

    private record TextCase(ReportText text, Evaluation when) {}

    private record Related(Variable each, Evaluation list, Evaluation location, ReportText text, Evaluation when) {}

    private record Fix(ReportText title, Evaluation target, Evaluation value, Evaluation when) {}

    FindingMaker(WorldRun world, String worldName, boolean closedWorld, CheckedRule rule, BodyCompiler compiler) {
        this.world = world;
        this.worldName = worldName;
        this.closedWorld = closedWorld;
        this.rule = rule;
        this.identity = new Identity(world);
        this.nearestNames = new NearestNames(world);
        CheckedRule.Report report = rule.report();
        this.location = compiler.compile(report.location());
        report.severities().forEach(c -> severities.add(new SeverityCase(c.severity(), compiler.compile(c.when()))));
        report.messages()
                .forEach(c -> messages.add(
                        new TextCase(ReportText.of(world, c.text(), compiler), compiler.compile(c.when()))));
        report.help()
                .forEach(c ->
                        help.add(new TextCase(ReportText.of(world, c.text(), compiler), compiler.compile(c.when()))));
        report.related()
                .forEach(r -> related.add(new Related(
                        r.each().map(CheckedRule.Each::variable).orElse(null),
                        r.each().map(each -> compiler.compile(each.list())).orElse(null),
                        compiler.compile(r.location()),
                        ReportText.of(world, r.text(), compiler),
                        compiler.compile(r.when()))));
        report.fixes()
                .forEach(f -> fixes.add(new Fix(
                        ReportText.of(world, f.title(), compiler),
                        compiler.compile(f.target()),
                        f.value().map(compiler::compile).orElse(null),
                        compiler.compile(f.when()))));
        this.claims = new ClaimMaker(world, rule, compiler);
    }

    /** What the row, the place and the severity rest on makes the finding a possible one; what its texts look up does not. */
    Made make(Frame frame) {
        int mark = frame.mark();
        Value at = place(location.of(frame), frame);
        Optional<ResourceReference> resource = at.place() == null
                ? Optional.empty()
                : world.resourceOf(at.place()).map(Identity::reference);
        Severity severity = severity(frame);
        List<Evidence> restsOn = frame.restsOn(0);
        List<Partner> partners = related(frame);
        List<String> conditions = closedWorld
                ? List.of()
                : restsOn.stream().map(Evidence::description).distinct().toList();
        Finding finding = new Finding(
                rule.descriptor(),
                conditions.isEmpty() ? severity : severity.lowered(),
                first(messages, frame).orElse(rule.descriptor().title()),
                help(frame, restsOn),
                List.of(worldName),
                resource,
                locator.locate(at),
                locations(at, partners),
                fixes(frame),
                conditions,
                identity.fingerprint(rule, frame, at),
                Optional.empty());
        List<Value> places = new ArrayList<>(List.of(at));
        partners.forEach(partner -> places.add(partner.value()));
        List<Claim> made = claims.make(frame, finding, places);
        frame.forget(mark);
        return new Made(finding, made);
    }

    /** Where to report: a value without a place gives way to the first variable of the row that has one. */
    private Value place(Value value, Frame frame) {
        if (value.place() != null) {
            return value;
        }
        for (Variable variable : rule.scope()) {
            Value candidate = frame.slots[variable.slot()];
            if (candidate != null && candidate.place() != null) {
                return candidate;
            }
        }
        return value;
    }

    private Severity severity(Frame frame) {
        for (int i = 0; i < severities.size(); i++) {
            if (severities.get(i).when().holds(frame)) {
                if (world.observer() != null) {
                    world.observer().took(rule.syntax().report().span(), i, frame);
                }
                return severities.get(i).severity();
            }
        }
        return rule.descriptor().severity();
    }

    private static Optional<String> first(List<TextCase> cases, Frame frame) {
        return cases.stream()
                .filter(c -> c.when().holds(frame))
                .map(c -> c.text().of(frame))
                .findFirst();
    }

    /** The rule's help, and what there is that may have been meant. */
    private Optional<String> help(Frame frame, List<Evidence> restsOn) {
        Optional<String> own = first(help, frame);
        Optional<String> near = nearestNames.sentences(restsOn);
        return own.isPresent() && near.isPresent()
                ? Optional.of(near.get() + "\n\n" + own.get().strip())
                : own.or(() -> near);
    }

    /** A related place and what it says. */
    private record Partner(Value value, RelatedLocation location) {}

    private List<Partner> related(Frame frame) {
        List<Partner> partners = new ArrayList<>();
        for (Related one : related) {
            if (one.each() == null) {
                addRelated(one, frame, partners);
                continue;
            }
            if (one.when().holds(frame)) {
                for (Value element : Comparisons.elements(one.list().of(frame))) {
                    frame.slots[one.each().slot()] = element;
                    addRelated(one, frame, partners);
                }
            }
        }
        return partners;
    }

    private void addRelated(Related one, Frame frame, List<Partner> partners) {
        if (one.each() == null && !one.when().holds(frame)) {
            return;
        }
        Value value = one.location().of(frame);
        if (value.place() != null) {
            RelatedLocation place = new RelatedLocation(one.text().of(frame), locator.locate(value));
            partners.add(new Partner(value, place));
        }
    }

    /** Each related place once, and those that take part in making the text of the place. */
    private List<RelatedLocation> locations(Value primary, List<Partner> partners) {
        Set<RelatedLocation> places = new LinkedHashSet<>();
        partners.forEach(partner -> places.add(partner.location()));
        for (Contribution contribution : locator.contributions(primary)) {
            places.add(new RelatedLocation(contribution.message(), locator.locate(contribution)));
        }
        return List.copyOf(places);
    }

    private List<Finding.Fix> fixes(Frame frame) {
        List<Finding.Fix> made = new ArrayList<>();
        for (Fix fix : fixes) {
            if (fix.when().holds(frame)) {
                Value target = fix.target().of(frame);
                Optional<Value> value = Optional.ofNullable(fix.value()).map(v -> v.of(frame));
                boolean hidden = value.filter(v -> ReportText.hides(world, v)).isPresent();
                Finding.Fix one = new FixMaker(locator)
                        .make(
                                fix.title().of(frame),
                                target,
                                hidden ? Optional.of(new TextValue(ReportText.MASK, null)) : value);
                made.add(hidden ? new Finding.Fix(one.title(), one.snippet(), List.of()) : one);
            }
        }
        return made;
    }

    /** Leads values to the repository. */
    static final class Locator {
        SourceLocation locate(Value value) {
            Place place = value.place();
            if (place == null) {
                return SourceLocation.wholeFile("");
            }
            var origin = place.document().origins().originOf(place);
            return new SourceLocation(
                    origin.file(), origin.region().orElse(SourceLocation.WHOLE_FILE), path(value), origin.confidence());
        }

        SourceLocation locate(Contribution contribution) {
            return new SourceLocation(
                    contribution.file(), contribution.region(), "", io.meshlint.engine.value.Origins.Confidence.EXACT);
        }

        List<Contribution> contributions(Value value) {
            Place place = value.place();
            return place == null
                    ? List.of()
                    : place.document().origins().originOf(place).alsoSee();
        }

        private static String path(Value value) {
            String path = value.place().path();
            if (value instanceof io.meshlint.engine.value.AbsentValue absent
                    && !absent.missing().isEmpty()) {
                String missing = absent.missing();
                boolean joined = path.isEmpty() || missing.startsWith("[") || path.endsWith("!");
                return path + (joined ? "" : ".") + missing;
            }
            return path;
        }
    }
}
