package io.meshlint.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlint.engine.value.Resource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WorldGeneratorTest {
    private static List<Resource> resources(int number) {
        return MeasuredWorld.generated(number).resources();
    }

    @Test
    void makesAsManyResourcesAsAsked() {
        assertThat(resources(1)).hasSize(1);
        assertThat(resources(2_345)).hasSize(2_345);
    }

    @Test
    void givesEachResourceANameOfItsOwn() {
        assertThat(resources(5_000).stream().map(Resource::reference)).doesNotHaveDuplicates();
    }

    @Test
    void beginsALargerWorldWithASmallerOne() {
        List<String> small = WorldGenerator.files(1_000, MeasuredWorld.SEED);
        List<String> large = WorldGenerator.files(10_000, MeasuredWorld.SEED);
        int whole = small.size() - 1;
        assertThat(large.subList(0, whole)).isEqualTo(small.subList(0, whole));
    }

    @Test
    void boundsWhatATeamHas() {
        Map<String, Long> sizes = resources(20_000).stream()
                .filter(resource -> namespace(resource).startsWith("team-"))
                .collect(Collectors.groupingBy(WorldGeneratorTest::namespace, TreeMap::new, Collectors.counting()));
        assertThat(sizes).hasSizeGreaterThan(500);
        assertThat(sizes.values()).allSatisfy(size -> assertThat(size).isLessThan(250));
    }

    @Test
    void growsThePlatformSlowly() {
        assertThat(platform(20_000)).isLessThan(platform(2_000) * 4);
    }

    private static long platform(int number) {
        return resources(number).stream()
                .filter(resource -> List.of("istio-system", "data").contains(namespace(resource)))
                .count();
    }

    private static String namespace(Resource resource) {
        return resource.namespace().orElse("");
    }
}
