package io.meshlint.grammar.diagnostic;

import static io.meshlint.grammar.diagnostic.DiagnosticSeverity.ERROR;
import static io.meshlint.grammar.diagnostic.DiagnosticSeverity.WARNING;

/**
 * The catalogue of mistakes an author can make. Codes are stable: ML00 is the text, ML01 names, ML02 types and absence,
 * ML03 dependencies, ML04 rules and reports, ML05 plans.
 */
public enum DiagnosticCode {
    UNEXPECTED_TOKEN("ML0001", ERROR),
    EXPRESSION_EXPECTED("ML0002", ERROR),
    UNTERMINATED_TEXT("ML0003", ERROR),
    BAD_CHARACTER("ML0004", ERROR),
    MISSING_BRACE("ML0005", ERROR),
    BAD_TEMPLATE("ML0006", ERROR),
    NESTED_TOO_DEEPLY("ML0007", ERROR),
    BAD_NUMBER("ML0008", ERROR),
    FOREIGN_SPELLING("ML0009", ERROR),
    BAD_ESCAPE("ML0010", ERROR),
    KEY_WITHOUT_NAME("ML0011", ERROR),

    UNKNOWN_VARIABLE("ML0101", ERROR),
    UNKNOWN_FUNCTION("ML0102", ERROR),
    UNKNOWN_RELATION("ML0103", ERROR),
    UNKNOWN_TYPE("ML0104", ERROR),
    UNKNOWN_FIELD("ML0105", ERROR),
    UNKNOWN_MODULE("ML0106", ERROR),
    UNKNOWN_NAME_IN_MODULE("ML0107", ERROR),
    DUPLICATE_DECLARATION("ML0108", ERROR),
    DUPLICATE_VARIABLE("ML0109", ERROR),
    AMBIGUOUS_NAME("ML0110", ERROR),
    COLUMN_NOT_BOUND("ML0111", ERROR),
    VARIABLE_DROPPED("ML0112", ERROR),
    UNUSED_VARIABLE("ML0113", WARNING),
    FOREIGN_HOLE("ML0114", WARNING),

    TYPE_MISMATCH("ML0201", ERROR),
    WRONG_ARGUMENT_COUNT("ML0202", ERROR),
    NOT_A_LIST("ML0203", ERROR),
    NO_FIELDS("ML0204", ERROR),
    UNKNOWN_ENUM_LITERAL("ML0205", ERROR),
    BOTH_SIDES_OPTIONAL("ML0210", ERROR),
    OPTIONAL_NOT_ALLOWED("ML0211", ERROR),
    BAD_REGULAR_EXPRESSION("ML0212", ERROR),
    TABLE_ROW_WIDTH("ML0213", ERROR),
    UNREACHABLE_ROW("ML0214", WARNING),
    CONSTANT_CONDITION("ML0215", WARNING),
    UNREACHABLE_BRANCH("ML0216", WARNING),
    MISSING_ROW("ML0217", WARNING),

    DEPENDENCY_CYCLE("ML0301", ERROR),

    UNKNOWN_SEVERITY("ML0401", ERROR),
    MESSAGE_MISSING("ML0402", ERROR),
    SEVERITY_MISSING("ML0403", ERROR),
    UNREACHABLE_MESSAGE("ML0404", WARNING),
    DUPLICATE_RULE("ML0405", ERROR),
    NEVER_APPLIES("ML0406", WARNING),
    UNKNOWN_RULE("ML0407", ERROR),
    SUBSUMPTION_CYCLE("ML0408", ERROR),
    NOT_SUBSUMABLE("ML0409", ERROR),

    JOIN_WITHOUT_KEY("ML0501", WARNING);

    private final String code;
    private final DiagnosticSeverity severity;

    DiagnosticCode(String code, DiagnosticSeverity severity) {
        this.code = code;
        this.severity = severity;
    }

    /** The printed form, for example {@code ML0105}. */
    public String code() {
        return code;
    }

    public DiagnosticSeverity severity() {
        return severity;
    }

    @Override
    public String toString() {
        return code;
    }
}
