package io.meshlint.engine.world;

import io.meshlint.engine.finding.BuiltInRule;
import io.meshlint.engine.finding.Finding;
import io.meshlint.engine.finding.LintReport.UnitSummary;
import io.meshlint.engine.value.Resource;
import io.meshlint.engine.world.ConfiguredUnits.Manifests;
import io.meshlint.engine.world.Rendering.Rendered;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Builds the worlds of a run: discovers, renders, reads, groups. */
public final class WorldBuilder {
    private static final String LIBRARY = "a library chart that no other chart here uses; it deploys nothing";
    private static final String LOOSE = "manifests in no chart and no kustomization";

    private final WorldRequest request;
    private final Repository repository;
    private final FileReader reader;
    private final ResourceExtractor extractor;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Member> loose = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();
    private Discovery discovery;
    private EnvironmentNames environments;

    private WorldBuilder(WorldRequest request) {
        this.request = request;
        this.repository = request.repository();
        this.reader = new FileReader(repository);
        this.extractor = new ResourceExtractor(request.catalog());
    }

    /** Nothing is thrown for what stands in the repository; it is in the result's findings. */
    public static WorldSet build(WorldRequest request) {
        return new WorldBuilder(request).build();
    }

    private WorldSet build() {
        boolean configured =
                !request.configuration().configuration().environments().isEmpty();
        List<PlannedUnit> units = configured ? planConfigured() : planByConvention();
        List<String> apiVersions = ApiVersions.of(loose.stream().flatMap(member -> member.resources().stream()));
        Rendering rendering = new Rendering(
                repository, reader, extractor, request.kubernetesVersion(), apiVersions, request.renderer());
        List<Rendered> rendered = configured ? rendering.render(units) : renderWithGitOps(units, rendering);
        List<Member> members = new ArrayList<>();
        rendered.forEach(one -> members.add(one.member()));
        members.addAll(loose);
        InventoryMembers inventory = new InventoryMembers(repository, request).read(reader, extractor);
        members.addAll(inventory.members());
        findings.addAll(inventory.findings());
        Worlds grouping = new Worlds(members);
        List<World> worlds = grouping.group(configured);
        for (int i = 0; i < rendered.size(); i++) {
            List<String> joined = grouping.worldsOf(members.get(i));
            rendered.get(i).findings().forEach(finding -> findings.add(finding.withWorlds(joined)));
        }
        findings.addAll(grouping.findings());
        return result(worlds);
    }

    /** What GitOps objects deploy goes before convention: it is deployed as they say, and not a second time by itself. */
    private List<Rendered> renderWithGitOps(List<PlannedUnit> units, Rendering rendering) {
        Deployments deployments = new Deployments(request, rendering, environments);
        Map<PlannedUnit, List<Resource>> deploying = new LinkedHashMap<>();
        for (PlannedUnit unit : units) {
            SortedSet<String> files = discovery.deploying(unit);
            if (!files.isEmpty()) {
                deploying.put(unit, written(files));
            }
        }
        Set<String> expected = deployments.expected(loose, deploying);
        List<PlannedUnit> first = deploying.keySet().stream()
                .filter(unit -> !expected.contains(unit.path()))
                .toList();
        Set<PlannedUnit> rendered = new HashSet<>(first);
        List<Rendered> roots = new ArrayList<>(rendering.render(first));
        loose.forEach(deployments::offer);
        roots.forEach(one -> deployments.offer(one.member()));
        deployments.run();
        List<Rendered> others = rendering.render(units.stream()
                .filter(unit -> !rendered.contains(unit))
                .filter(unit -> !deployments.claims().contains(unit.path()))
                .toList());
        others.forEach(one -> deployments.offer(one.member()));
        deployments.run();
        roots.addAll(others);
        List<Rendered> all = new ArrayList<>(roots.stream()
                .filter(one -> !deployments.claims().contains(one.unit().path()))
                .toList());
        all.addAll(deployments.rendered());
        loose.removeIf(member -> deployments.claims().contains(member.path()));
        findings.addAll(deployments.findings());
        notices.addAll(deployments.notices());
        return all;
    }

    /** The objects in files as they are written; what is wrong with the files is told when they are rendered. */
    private List<Resource> written(SortedSet<String> files) {
        List<Resource> resources = new ArrayList<>();
        for (String file : files) {
            FileReader.Content content = reader.content(file);
            if (content.problem().isEmpty() && !file.contains("/templates/")) {
                resources.addAll(extractor
                        .extract(reader.parse(file, content).documents(), "default", false)
                        .resources());
            }
        }
        return resources;
    }

    private WorldSet result(List<World> worlds) {
        Set<String> names = Set.copyOf(worlds.stream().map(World::name).toList());
        List<Finding> kept = findings.stream()
                .map(finding -> finding.withWorlds(
                        finding.worlds().stream().filter(names::contains).toList()))
                .toList();
        boolean incomplete = kept.stream()
                .map(finding -> finding.rule().code())
                .anyMatch(code -> code.equals(BuiltInRule.RENDER_UNKNOWABLE.code())
                        || code.equals(BuiltInRule.OUTSIDE_REPOSITORY.code()));
        if (worlds.isEmpty()) {
            notices.add("No manifest, chart or kustomization was found, so there was nothing to check.");
        }
        return new WorldSet(worlds, MergedFindings.of(kept), notices, incomplete, new MaskedLines(repository));
    }

    private List<PlannedUnit> planByConvention() {
        Scan scan = new Scan(repository, packs());
        request.paths().forEach(scan::add);
        discovery = new Discovery(repository, scan, reader).run();
        environments = discovery.environments();
        findings.addAll(scan.findings());
        findings.addAll(discovery.findings());
        LooseManifests manifests = new LooseManifests(reader, extractor, scan.named());
        Set<String> elsewhere = InventoryMembers.files(request);
        discovery.loose().stream().filter(file -> !elsewhere.contains(file)).forEach(manifests::read);
        request.standardInput().ifPresent(manifests::readText);
        findings.addAll(manifests.findings());
        manifests.resources().forEach((file, resources) -> {
            Optional<String> environment = discovery.environments().ofDirectory(insideScope(file, scan.named()));
            addLoose(file, environment, LOOSE, resources);
        });
        discovery
                .libraries()
                .forEach(directory -> loose.add(new Member(
                        directory,
                        Optional.empty(),
                        false,
                        new UnitSummary("helm", directory, List.of(), LIBRARY),
                        List.of())));
        return discovery.units();
    }

    private Set<String> packs() {
        Set<String> packs = new TreeSet<>(request.packs());
        packs.addAll(request.configuration().configuration().packs());
        return packs;
    }

    /** The directory of a file without what lies above the path that the user named. */
    private static String insideScope(String file, Set<String> named) {
        String directory = Repository.parent(file);
        for (String scope : named) {
            if (!scope.isEmpty() && directory.startsWith(scope + "/")) {
                return directory.substring(scope.length() + 1);
            }
            if (scope.equals(directory)) {
                return "";
            }
        }
        return directory;
    }

    private List<PlannedUnit> planConfigured() {
        List<String> scopes = new ArrayList<>();
        request.paths().forEach(path -> scopes.add(repository.relative(Repository.real(path))));
        ConfiguredUnits configured = new ConfiguredUnits(repository, request.configuration(), scopes).run();
        findings.addAll(configured.findings());
        Map<String, List<Resource>> read = new LinkedHashMap<>();
        for (Manifests part : configured.manifests()) {
            readConfigured(part, read);
        }
        if (request.standardInput().isPresent()) {
            LooseManifests piped = new LooseManifests(reader, extractor, Set.of());
            piped.readText(request.standardInput().get());
            findings.addAll(piped.findings());
            piped.resources().forEach((file, resources) -> addLoose(file, Optional.empty(), LOOSE, resources));
        }
        return configured.units();
    }

    /** @param read what was read for another environment already, so that no file is read twice */
    private void readConfigured(Manifests part, Map<String, List<Resource>> read) {
        Scan scan = new Scan(repository, packs());
        scan.add(repository.resolve(part.path()));
        LooseManifests manifests = new LooseManifests(reader, extractor, scan.named());
        scan.files().stream().filter(file -> !read.containsKey(file)).forEach(manifests::read);
        findings.addAll(scan.findings());
        findings.addAll(manifests.findings());
        read.putAll(manifests.resources());
        scan.files().stream()
                .filter(read::containsKey)
                .forEach(file ->
                        addLoose(file, Optional.of(part.environment()), "meshlint.yaml says so", read.get(file)));
    }

    private void addLoose(String file, Optional<String> environment, String why, List<Resource> resources) {
        String directory = Repository.parent(file);
        String path = file.equals(LooseManifests.STANDARD_INPUT) || directory.isEmpty() ? file : directory;
        loose.add(new Member(file, environment, false, new UnitSummary("manifests", path, List.of(), why), resources));
    }
}
