// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import java.io.IOException;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.elasticsearch.common.bytes.BytesReference;
import org.elasticsearch.common.xcontent.XContentHelper;
import org.elasticsearch.search.SearchHit;
import org.elasticsearch.search.aggregations.Aggregation;
import org.elasticsearch.search.aggregations.InternalAggregation;
import org.elasticsearch.search.aggregations.InternalAggregations;
import org.elasticsearch.search.aggregations.bucket.MultiBucketsAggregation;
import org.elasticsearch.search.aggregations.bucket.SingleBucketAggregation;
import org.elasticsearch.search.aggregations.bucket.histogram.Histogram;
import org.elasticsearch.search.aggregations.bucket.terms.Terms;
import org.elasticsearch.search.aggregations.metrics.NumericMetricsAggregation;
import org.elasticsearch.search.aggregations.metrics.TopHits;
import org.elasticsearch.xcontent.ToXContent;
import org.elasticsearch.xcontent.XContentBuilder;
import org.elasticsearch.xcontent.XContentType;
import org.jspecify.annotations.Nullable;
import org.sipassistant.endpoint.Json;

/**
 * Takes what was counted out of the engine's objects. Counts are many small things: to have the engine write them and to
 * read that again takes longer than to count them.
 */
final class Counts {
    private final XContentType format;

    /** @param format in which those are written that are taken in no other way */
    Counts(XContentType format) {
        this.format = format;
    }

    /** As the engine would write them, by their names; without what nobody reads. */
    Map<String, Object> of(@Nullable InternalAggregations aggregations) throws IOException {
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
