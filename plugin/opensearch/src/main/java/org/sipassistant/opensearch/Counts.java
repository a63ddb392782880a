// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.opensearch;

import java.io.IOException;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.opensearch.common.xcontent.XContentHelper;
import org.opensearch.core.common.bytes.BytesReference;
import org.opensearch.core.xcontent.MediaType;
import org.opensearch.core.xcontent.ToXContent;
import org.opensearch.core.xcontent.XContentBuilder;
import org.opensearch.search.SearchHit;
import org.opensearch.search.aggregations.Aggregation;
import org.opensearch.search.aggregations.Aggregations;
import org.opensearch.search.aggregations.InternalAggregation;
import org.opensearch.search.aggregations.bucket.MultiBucketsAggregation;
import org.opensearch.search.aggregations.bucket.SingleBucketAggregation;
import org.opensearch.search.aggregations.bucket.histogram.Histogram;
import org.opensearch.search.aggregations.bucket.terms.Terms;
import org.opensearch.search.aggregations.metrics.NumericMetricsAggregation;
import org.opensearch.search.aggregations.metrics.TopHits;
import org.sipassistant.endpoint.Json;

/**
 * Takes what was counted out of the engine's objects. Counts are many small things: to have the engine write them and to
 * read that again takes longer than to count them.
 */
final class Counts {
    private final MediaType format;

    /** @param format in which those are written that are taken in no other way */
    Counts(MediaType format) {
        this.format = format;
    }

    /** As the engine would write them, by their names; without what nobody reads. */
    Map<String, Object> of(@Nullable Aggregations aggregations) throws IOException {
        Map<String, Object> all = new LinkedHashMap<>();
        if (aggregations != null) {
            for (Aggregation aggregation : aggregations) {
                all.put(aggregation.getName(), of(aggregation));
            }
        }
        return all;
    }

    private Map<String, Object> of(Aggregation aggregation) throws IOException {
        if (aggregation instanceof MultiBucketsAggregation buckets && isPlain(buckets)) {
            List<Object> taken = new ArrayList<>(buckets.getBuckets().size());
            for (MultiBucketsAggregation.Bucket bucket : buckets.getBuckets()) {
                Map<String, Object> one = of(bucket.getAggregations());
                one.put("key", key(bucket));
                one.put("doc_count", bucket.getDocCount());
                taken.add(one);
            }
            return Map.of("buckets", taken);
        }
        if (aggregation instanceof SingleBucketAggregation bucket) {
            Map<String, Object> one = of(bucket.getAggregations());
            one.put("doc_count", bucket.getDocCount());
            return one;
        }
        if (aggregation instanceof NumericMetricsAggregation.SingleValue number) {
            return Double.isFinite(number.value()) ? Map.of("value", number.value()) : Map.of();
        }
        return aggregation instanceof TopHits top ? documents(top) : written(aggregation);
    }

    /** Of words, or of times. */
    private static boolean isPlain(MultiBucketsAggregation aggregation) {
        return (aggregation instanceof Terms || aggregation instanceof Histogram)
                && (aggregation.getBuckets().isEmpty()
                        || key(aggregation.getBuckets().get(0)) != null);
    }

    private static @Nullable Object key(MultiBucketsAggregation.Bucket bucket) {
        Object key = bucket.getKey();
        if (key instanceof ZonedDateTime time) {
            return time.toInstant().toEpochMilli();
        }
        return key instanceof String ? key : null;
    }

    private static Map<String, Object> documents(TopHits top) {
        List<Object> documents = new ArrayList<>();
        for (SearchHit hit : top.getHits().getHits()) {
            Map<String, Object> document = hit.getSourceAsMap();
            if (document != null) {
                documents.add(Map.of("_source", document));
            }
        }
        return Map.of("hits", Map.of("hits", documents));
    }

    private Map<String, Object> written(Aggregation aggregation) throws IOException {
        try (XContentBuilder builder = XContentBuilder.builder(format.xContent())) {
            builder.startObject();
            ((InternalAggregation) aggregation).toXContent(builder, ToXContent.EMPTY_PARAMS);
            builder.endObject();
            return Json.map(
                    XContentHelper.convertToMap(BytesReference.bytes(builder), true, format)
                            .v2(),
                    aggregation.getName());
        }
    }
}
