package io.meshlint.grammar.parse;

import io.meshlint.grammar.syntax.Identifier;
import io.meshlint.grammar.syntax.QualifiedName;
import io.meshlint.grammar.syntax.TypeExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;

/** Parse trees of names and types to the syntax tree. */
final class TypeBuilder {
    private final Reading reading;

    TypeBuilder(Reading reading) {
        this.reading = reading;
    }

    /** Empty where the parser found no name, and said so. */
    Optional<Identifier> identifier(ParserRuleContext node) {
        if (node == null || node.exception != null || node.getStop() == null) {
            return Optional.empty();
        }
        var span = reading.span(node);
        return span.start() == span.end() ? Optional.empty() : Optional.of(new Identifier(span, span.text()));
    }

    List<Identifier> identifiers(List<? extends ParserRuleContext> nodes) {
        return nodes.stream().map(this::identifier).flatMap(Optional::stream).toList();
    }

    Optional<QualifiedName> qualifiedName(MeshRulesParser.QualifiedNameContext node) {
        if (node == null) {
            return Optional.empty();
        }
        Optional<Identifier> head = identifier(node.ident());
        List<String> parts = new ArrayList<>();
        head.ifPresent(name -> parts.add(name.text()));
        identifiers(node.name()).forEach(name -> parts.add(name.text()));
        return head.map(name -> new QualifiedName(reading.span(node), parts));
    }

    /** The type {@code any} stands where none was understood, so that nothing more is said about it. */
    TypeExpression type(MeshRulesParser.TypeContext node) {
        if (node == null) {
            var end = reading.span(
                    reading.text().content().length(), reading.text().content().length());
            return new TypeExpression.Named(end, new Identifier(end, "any"), List.of());
        }
        TypeExpression base = base(node, node.baseType());
        return node.QUESTION() == null ? base : new TypeExpression.Optional(reading.span(node), base);
    }

    private TypeExpression base(ParserRuleContext parent, MeshRulesParser.BaseTypeContext node) {
        if (node instanceof MeshRulesParser.ListTypeContext list) {
            return new TypeExpression.ListOf(reading.span(node), type(list.type()));
        }
        if (node instanceof MeshRulesParser.MapTypeContext map) {
            return new TypeExpression.MapOf(reading.span(node), type(map.type(0)), type(map.type(1)));
        }
        if (node instanceof MeshRulesParser.NamedTypeContext named) {
            Optional<Identifier> name = identifier(named.ident());
            if (name.isPresent()) {
                List<TypeExpression.Step> path = named.step().stream()
                        .map(this::step)
                        .filter(Objects::nonNull)
                        .toList();
                return new TypeExpression.Named(reading.span(node), name.get(), path);
            }
        }
        var place = reading.span(parent);
        return new TypeExpression.Named(place, new Identifier(place, "any"), List.of());
    }

    private TypeExpression.Step step(MeshRulesParser.StepContext node) {
        if (node.STAR() != null) {
            return new TypeExpression.Step(reading.span(node), "[*]", true);
        }
        return identifier(node.name())
                .map(name -> new TypeExpression.Step(reading.span(node), name.text(), false))
                .orElse(null);
    }
}
