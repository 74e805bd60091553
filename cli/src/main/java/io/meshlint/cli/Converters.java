package io.meshlint.cli;

import io.meshlint.engine.finding.FailureThreshold;
import io.meshlint.engine.report.ReportFormat;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** From the words of options to values. */
final class Converters {
    private Converters() {}

    private static TypeConversionException unknown(String value, String expected) {
        return new TypeConversionException("'" + value + "' is none of " + expected);
    }

    /** {@code sarif}, {@code sarif=FILE}. */
    static final class ReportOutputConverter implements ITypeConverter<ReportOutput> {
        @Override
        public ReportOutput convert(String value) {
            int equals = value.indexOf('=');
            String label = equals < 0 ? value : value.substring(0, equals);
            ReportFormat format = ReportFormat.of(label).orElseThrow(() -> unknown(label, ReportFormat.labels()));
            return new ReportOutput(
                    format, equals < 0 ? Optional.empty() : Optional.of(file(value.substring(equals + 1))));
        }

        private static Path file(String name) {
            if (name.isEmpty()) {
                throw new TypeConversionException("the file's name is missing after '='");
            }
            try {
                return Path.of(name);
            } catch (InvalidPathException e) {
                throw new TypeConversionException("'" + name + "' is not a path: " + e.getReason());
            }
        }
    }

    /** {@code error}, {@code warning}, {@code note}, {@code never}. */
    static final class FailureThresholdConverter implements ITypeConverter<FailureThreshold> {
        @Override
        public FailureThreshold convert(String value) {
            return FailureThreshold.of(value).orElseThrow(() -> unknown(value, FailureThreshold.labels()));
        }
    }

    /** {@code open}, {@code closed}. */
    static final class WorldConverter extends LabelConverter<WorldChoice> {
        WorldConverter() {
            super(WorldChoice.values());
        }
    }

    /** {@code auto}, {@code always}, {@code never}. */
    static final class ColourChoiceConverter extends LabelConverter<ColourChoice> {
        ColourChoiceConverter() {
            super(ColourChoice.values());
        }
    }

    /** {@code list}, {@code lock}. */
    static final class PackActionConverter extends LabelConverter<PacksCommand.Action> {
        PackActionConverter() {
            super(PacksCommand.Action.values());
        }
    }

    /** {@code text}, {@code json}. */
    static final class CatalogueFormatConverter extends LabelConverter<RulesCommand.Format> {
        CatalogueFormatConverter() {
            super(RulesCommand.Format.values());
        }
    }

    /** The constants of an enum, written in lower case. */
    private abstract static class LabelConverter<E extends Enum<E>> implements ITypeConverter<E> {
        private final Map<String, E> constants = new LinkedHashMap<>();

        LabelConverter(E[] constants) {
            for (E constant : constants) {
                this.constants.put(constant.name().toLowerCase(Locale.ROOT), constant);
            }
        }

        @Override
        public E convert(String value) {
            E constant = constants.get(value);
            if (constant == null) {
                throw unknown(value, String.join(", ", constants.keySet()));
            }
            return constant;
        }
    }
}
