// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.dashboard;

/** A user interface that imports a bundle, and in what its bundle differs from the other's. */
public enum Product {
    OPENSEARCH_DASHBOARDS("opensearch-dashboards", "opensearchDashboardsAddFilter"),
    KIBANA("kibana", "kibanaAddFilter");

    private final String id;
    private final String addFilter;

    Product(String id, String addFilter) {
        this.id = id;
        this.addFilter = addFilter;
    }

    /** As in the name of its bundle. */
    public String id() {
        return id;
    }

    /** The function by which a Vega panel adds a filter to its dashboard. An unknown one is an error when a panel is drawn. */
    public String addFilter() {
        return addFilter;
    }
}
