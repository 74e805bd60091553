package io.meshlint.grammar.syntax;

import io.meshlint.grammar.text.Span;
import java.util.List;
import java.util.Optional;

/** A declaration of a module. {@code documentation} holds the text of the {@code ##} lines in front of it. */
public sealed interface Declaration extends Syntax {

    Identifier name();

    List<String> documentation();

    <R> R accept(Visitor<R> visitor);

    /** {@code type name = path}: a name for a nested type. */
    record TypeAlias(Span span, List<String> documentation, Identifier name, TypeExpression type)
            implements Declaration {
        public TypeAlias {
            documentation = List.copyOf(documentation);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.typeAlias(this);
        }
    }

    /** {@code param name: type = value}. */
    record Parameter(Span span, List<String> documentation, Identifier name, TypeExpression type, Expression value)
            implements Declaration {
        public Parameter {
            documentation = List.copyOf(documentation);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.parameter(this);
        }
    }

    /** {@code fun name(parameters): result = body}. */
    record Function(
            Span span,
            List<String> documentation,
            Identifier name,
            List<Column> parameters,
            TypeExpression result,
            Expression body)
            implements Declaration {
        public Function {
            documentation = List.copyOf(documentation);
            parameters = List.copyOf(parameters);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.function(this);
        }
    }

    /** {@code view Name(columns) given inputs { body }}; {@code inputs} is empty for a view with an extent of its own. */
    record View(
            Span span,
            List<String> documentation,
            Identifier name,
            List<Column> columns,
            List<Column> inputs,
            List<Clause> body)
            implements Declaration {
        public View {
            documentation = List.copyOf(documentation);
            columns = List.copyOf(columns);
            inputs = List.copyOf(inputs);
            body = List.copyOf(body);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.view(this);
        }
    }

    /** {@code table Name(columns) given inputs { rows }}; cells of a row stand in the order inputs, columns. */
    record Table(
            Span span,
            List<String> documentation,
            Identifier name,
            List<Column> columns,
            List<Column> inputs,
            List<Row> rows)
            implements Declaration {
        public Table {
            documentation = List.copyOf(documentation);
            columns = List.copyOf(columns);
            inputs = List.copyOf(inputs);
            rows = List.copyOf(rows);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.table(this);
        }
    }

    /** A row of a table. */
    record Row(Span span, List<Cell> cells) implements Syntax {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** A cell of a table. */
    sealed interface Cell extends Syntax {
        /** {@code _}: any value, absent included. */
        record Any(Span span) implements Cell {}

        /** A literal; in an input column it means equality. */
        record Value(Span span, Expression.Literal literal) implements Cell {}

        /** {@code >= 1.8}; only in an input column. */
        record Comparison(Span span, Expression.BinaryOperator operator, Expression.Literal literal) implements Cell {}
    }

    /** {@code rule CODE name "title" { headers clauses report }}. */
    record Rule(
            Span span,
            List<String> documentation,
            Identifier code,
            Identifier name,
            String title,
            List<Header> headers,
            List<Clause> body,
            Report report)
            implements Declaration {
        public Rule {
            documentation = List.copyOf(documentation);
            headers = List.copyOf(headers);
            body = List.copyOf(body);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.rule(this);
        }
    }

    /** A line of a rule's header. */
    sealed interface Header extends Syntax {
        record Severity(Span span, Identifier level) implements Header {}

        record Tags(Span span, List<Identifier> tags) implements Header {
            public Tags {
                tags = List.copyOf(tags);
            }
        }

        record Equivalent(Span span, List<Identifier> codes) implements Header {
            public Equivalent {
                codes = List.copyOf(codes);
            }
        }

        record Docs(Span span, String link) implements Header {}

        /**
         * {@code subsumes a, b on place}: where this rule reports, those rules keep silent about the same thing.
         *
         * @param place what the two have in common; empty for the resources that the rule reports
         */
        record Subsumes(Span span, List<Identifier> rules, Optional<Expression> place) implements Header {
            public Subsumes {
                rules = List.copyOf(rules);
            }
        }

        /** {@code applies a, b}: the rule runs only where all hold. */
        record Applies(Span span, List<Expression> conditions) implements Header {
            public Applies {
                conditions = List.copyOf(conditions);
            }
        }
    }

    /** A column of a view or table, or a parameter of a function. */
    record Column(Span span, Identifier name, TypeExpression type) implements Syntax {}

    /** What a rule reports. */
    record Report(Span span, Expression location, List<ReportItem> items) implements Syntax {
        public Report {
            items = List.copyOf(items);
        }
    }

    /** A line of a report; {@code when} is empty where the line always holds. */
    sealed interface ReportItem extends Syntax {
        Optional<Expression> when();

        record SeverityItem(Span span, Identifier level, Optional<Expression> when) implements ReportItem {}

        /** {@code related each x in list at location "text"}; {@code each} is empty for a single location. */
        record Related(
                Span span,
                Optional<Each> each,
                Expression location,
                Expression.Template text,
                Optional<Expression> when)
                implements ReportItem {}

        record Message(Span span, Expression.Template text, Optional<Expression> when) implements ReportItem {}

        record Help(Span span, Expression.Template text, Optional<Expression> when) implements ReportItem {}

        record Fix(Span span, Expression.Template title, Edit edit, Optional<Expression> when) implements ReportItem {}
    }

    /** {@code each variable in list}. */
    record Each(Span span, Identifier variable, Expression list) implements Syntax {}

    /** What a fix changes. */
    sealed interface Edit extends Syntax {
        Expression target();

        record Set(Span span, Expression target, Expression value) implements Edit {}

        record Remove(Span span, Expression target) implements Edit {}
    }

    /** One method per declaration. */
    interface Visitor<R> {
        R typeAlias(TypeAlias declaration);

        R parameter(Parameter declaration);

        R function(Function declaration);

        R view(View declaration);

        R table(Table declaration);

        R rule(Rule declaration);
    }
}
