package io.meshlint.engine.run;

/** Worlds of many Services. */
final class GrowthWorld {
    private GrowthWorld() {}

    /** Services {@code service-0} and so on, each in one of ten namespaces. */
    static String services(int number) {
        StringBuilder yaml = new StringBuilder();
        for (int i = 0; i < number; i++) {
            yaml.append("---\n{apiVersion: v1, kind: Service, metadata: {name: service-")
                    .append(i)
                    .append(", namespace: team-")
                    .append(i % 10)
                    .append("}, spec: {ports: [{port: ")
                    .append(80 + i % 7)
                    .append("}]}}\n");
        }
        return yaml.toString();
    }
}
