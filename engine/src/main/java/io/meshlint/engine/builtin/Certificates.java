package io.meshlint.engine.builtin;

import io.meshlint.engine.value.AbsentValue;
import io.meshlint.engine.value.IntegerValue;
import io.meshlint.engine.value.ListValue;
import io.meshlint.engine.value.TextValue;
import io.meshlint.engine.value.Value;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Reads certificates. */
final class Certificates {
    private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
    private static final String END = "-----END CERTIFICATE-----";
    private static final int LONGEST_TEXT = 1_000_000;
    private static final int DNS_NAME = 2;

    private Certificates() {}

    /**
     * The DNS names of the first certificate in a PEM text (of a chain, the server's own), or in the base64 of one, as Secrets hold it.
     * The common name is not among them: clients no longer look at it (Go crypto/x509, RFC 9525). An empty list where there is no
     * certificate.
     */
    static Value hosts(Value value) {
        if (!(value instanceof TextValue text) || text.value().length() > LONGEST_TEXT) {
            return ListValue.EMPTY;
        }
        List<Value> hosts = new ArrayList<>();
        for (List<?> name : names(pem(text.value()))) {
            if (name.get(0).equals(DNS_NAME)) {
                hosts.add(new TextValue(name.get(1).toString(), text.place()));
            }
        }
        return new ListValue(hosts, text.place());
    }

    /** When the first certificate in the text ends, in seconds since 1970; absent where there is no certificate. */
    static Value expires(Value value) {
        if (!(value instanceof TextValue text) || text.value().length() > LONGEST_TEXT) {
            return AbsentValue.NOTHING;
        }
        return certificate(pem(text.value()))
                .<Value>map(certificate ->
                        new IntegerValue(certificate.getNotAfter().toInstant().getEpochSecond(), text.place()))
                .orElse(AbsentValue.NOTHING);
    }

    private static String pem(String text) {
        String whole = text.contains(BEGIN) ? text : decoded(text);
        int begin = whole.indexOf(BEGIN);
        int end = whole.indexOf(END, Math.max(begin, 0));
        return begin < 0 || end < 0 ? "" : whole.substring(begin, end + END.length());
    }

    private static String decoded(String text) {
        try {
            return new String(Base64.getMimeDecoder().decode(text), StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException none) {
            return "";
        }
    }

    private static Collection<List<?>> names(String pem) {
        try {
            Optional<X509Certificate> certificate = certificate(pem);
            Collection<List<?>> names =
                    certificate.isEmpty() ? null : certificate.get().getSubjectAlternativeNames();
            return names == null ? List.of() : names;
        } catch (CertificateException unreadable) {
            return List.of();
        }
    }

    private static Optional<X509Certificate> certificate(String pem) {
        if (pem.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of((X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.ISO_8859_1))));
        } catch (CertificateException unreadable) {
            return Optional.empty();
        }
    }
}
