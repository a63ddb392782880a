// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.knowledge.Cause;
import org.sipassistant.knowledge.Product;
import org.sipassistant.knowledge.ResponseCode;
import org.sipassistant.message.Reason;

/** What the product that refused means by its code and its Q.850 cause; products map the one to the other differently. */
final class ProductNotes {

    private ProductNotes() {}

    /** The notes; none where the refusal names no product in Server or User-Agent, or one without a note. */
    static List<String> of(Story story) {
        Optional<ObservedMessage> refusal =
                story.finalResponse().filter(m -> m.message().statusCode() >= 300);
        Optional<Product> product = refusal.flatMap(story::productOf);
        if (refusal.isEmpty() || product.isEmpty()) {
            return List.of();
        }
        String id = product.get().product();
        List<String> notes = new ArrayList<>();
        story.knowledge()
                .responseCode(refusal.get().message().statusCode())
                .map(ResponseCode::products)
                .map(texts -> texts.get(id))
                .ifPresent(note -> notes.add(product.get().name() + ": " + note));
        q850(refusal.get())
                .flatMap(story.knowledge()::cause)
                .map(Cause::products)
                .map(texts -> texts.get(id))
                .ifPresent(note -> notes.add(product.get().name() + ", cause: " + note));
        return notes;
    }

    private static Optional<String> q850(ObservedMessage refusal) {
        return refusal.message().reasons().stream()
                .filter(reason -> reason.protocol().equalsIgnoreCase("Q.850"))
                .map(Reason::cause)
                .filter(cause -> cause.isPresent())
                .map(cause -> String.valueOf(cause.getAsInt()))
                .findFirst();
    }
}
