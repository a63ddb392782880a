// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sipassistant.log.LogContext;
import org.sipassistant.message.Endpoint;

/** The ECS fields for what a log says about the way of a message: who sent it, who got it, and who saw that. */
final class ContextFields {

    private static final Side SOURCE = Side.of("source");
    private static final Side DESTINATION = Side.of("destination");
    private static final DocumentPath TRANSPORT = DocumentPath.of("network", "transport");
    private static final DocumentPath OBSERVER = DocumentPath.of("observer", "name");

    private ContextFields() {}

    /** The paths of one side; only IP literals may go to {@code ip}, everything else is an {@code address}. */
    private record Side(DocumentPath ip, DocumentPath address, DocumentPath port) {

        static Side of(String name) {
            return new Side(
                    DocumentPath.of(name, "ip"), DocumentPath.of(name, "address"), DocumentPath.of(name, "port"));
        }
    }

    /** Writes them where they are absent; answers how many could not be written, their parent being no object. */
    static int write(LogContext context, DocumentFields document) {
        return source(context.source(), document)
                + destination(context.destination(), document)
                + text(TRANSPORT, context.transport(), document)
                + text(OBSERVER, context.observer(), document);
    }

    static int source(Optional<Endpoint> endpoint, DocumentFields document) {
        return endpoint.isPresent() ? side(SOURCE, endpoint.get(), document) : 0;
    }

    static int destination(Optional<Endpoint> endpoint, DocumentFields document) {
        return endpoint.isPresent() ? side(DESTINATION, endpoint.get(), document) : 0;
    }

    static int text(DocumentPath path, Optional<String> value, DocumentFields document) {
        boolean written =
                value.isEmpty() || value.get().length() > FieldMap.TEXT_LIMIT || document.add(path, value.get());
        return written ? 0 : 1;
    }

    /** A document that names another host for this side keeps it, and gets no port that belongs to ours. */
    private static int side(Side side, Endpoint endpoint, DocumentFields document) {
        int zone = endpoint.host().indexOf('%');
        String host = zone < 0 ? endpoint.host() : endpoint.host().substring(0, zone);
        boolean ip = IpLiteral.isIp(host);
        @Nullable Object known = known(side, document);
        if (known != null && !known.equals(host) || host.length() > FieldMap.TEXT_LIMIT) {
            return 0;
        }
        int conflicts = known != null || document.add(ip ? side.ip() : side.address(), host) ? 0 : 1;
        if (conflicts == 0 && endpoint.port().isPresent()) {
            conflicts += document.add(side.port(), endpoint.port().getAsInt()) ? 0 : 1;
        }
        return conflicts;
    }

    private static @Nullable Object known(Side side, DocumentFields document) {
        Object ip = document.get(side.ip());
        return ip != null ? ip : document.get(side.address());
    }
}
