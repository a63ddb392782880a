// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sipassistant.call.Call;
import org.sipassistant.call.Material;
import org.sipassistant.diagnosis.Diagnosis;
import org.sipassistant.endpoint.counting.CallRoute;
import org.sipassistant.inventory.Inventory;
import org.sipassistant.inventory.InventoryLine;

class CallRouteTest {
    private static final Inventory INVENTORY = inventory(
            Map.of("name", "sbc", "role", "own", "match", List.of("10.20.0.10")),
            Map.of("name", "acme", "role", "customer", "match", List.of("10.20.4.21")),
            Map.of("name", "carrier-t", "role", "trunk", "match", List.of("198.51.100.7")),
            Map.of("name", "carrier-u", "role", "trunk", "match", List.of("198.51.100.9")));

    @Test
    void anOutboundCallGoesThroughTheTrunkBehindTheFirstHop() {
        assertEquals(Map.of("sip.trunk", "carrier-t", "sip.direction", "outbound", "sip.customer", "acme"), route("""
            0.000 A > P  INVITE
            0.010 P > A  100 Trying
            0.020 P > T  INVITE
            0.900 T > P  486 Busy Here
            0.910 P > T  ACK
            0.920 P > A  486 Busy Here
            0.930 A > P  ACK
            """));
    }

    @Test
    void anInboundCallComesFromItsTrunk() {
        assertEquals(Map.of("sip.trunk", "carrier-t", "sip.direction", "inbound", "sip.customer", "acme"), route("""
            0.000 T > P  INVITE
            0.020 P > A  INVITE
            0.900 A > P  486 Busy Here
            0.910 P > A  ACK
            0.920 P > T  486 Busy Here
            0.930 T > P  ACK
            """));
    }

    @Test
    void afterAFailoverTheTrunkThatAnsweredCounts() {
        assertEquals(Map.of("sip.trunk", "carrier-u", "sip.direction", "outbound", "sip.customer", "acme"), route("""
            0.000 A > P  INVITE
            0.020 P > T  INVITE
            0.050 T > P  503 Service Unavailable
            0.060 P > T  ACK
            0.070 P > U  INVITE
            0.900 U > P  180 Ringing
            0.910 P > A  180 Ringing
            4.000 U > P  200 OK
            4.010 P > A  200 OK
            4.020 A > P  ACK
            4.030 P > U  ACK
            """));
    }

    @Test
    void aCallBetweenPhonesGoesThroughNone() {
        assertEquals(Map.of("sip.customer", "acme"), route("""
            0.000 A > P  INVITE
            0.020 P > B  INVITE
            0.900 B > P  486 Busy Here
            0.910 P > B  ACK
            0.920 P > A  486 Busy Here
            """));
    }

    private static Map<String, Object> route(String ladder) {
        MessageReader reader = new MessageReader(Experts.expertise(), ZoneOffset.UTC);
        reader.read(TrapLadder.write(ladder), Experts.NOW);
        Call call = new Assembly(reader, INVENTORY).all(Integer.MAX_VALUE).get(0);
        Diagnosis diagnosis = Diagnosis.of(call, Experts.expertise().rules(), INVENTORY, Material.of(call.messages()));
        return CallRoute.of(diagnosis).fields();
    }

    @SafeVarargs
    private static Inventory inventory(Map<String, Object>... entries) {
        List<InventoryLine> lines = new ArrayList<>();
        for (Map<String, Object> entry : entries) {
            lines.add(new InventoryLine(lines.size() + 1, entry));
        }
        return Inventory.read(lines).inventory();
    }
}
