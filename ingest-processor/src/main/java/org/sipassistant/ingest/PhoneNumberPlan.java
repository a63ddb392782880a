// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads numbers as somebody in a region dials them, by the numbering plans of the world. Immutable, safe for many threads
 * and slow: what it finds is worth keeping, see {@link PhoneNumberCache}.
 */
final class PhoneNumberPlan {

    /** From here on a number without prefix may be an international one, as for {@link PhoneNumber}. */
    private static final int INTERNATIONAL_LENGTH = 11;
    /** Shorter numbers without prefix are extensions where the region dials a prefix before its own numbers. */
    private static final int SHORTEST_WITHOUT_PREFIX = 9;
    /** Where it dials none, even a small country's whole number is longer than an extension. */
    private static final int SHORTEST_OF_OPEN_REGION = 7;

    private static final int NORTH_AMERICA = 1;
    /** What stands for the region of a country code that belongs to none, as that of a satellite network. */
    private static final String NO_REGION = "001";

    private final PhoneNumberUtil plans = PhoneNumberUtil.getInstance();
    private final String region;
    /** The region's own numbers are complete without a prefix. */
    private final boolean open;

    /** @param region as for {@link #isRegion} */
    PhoneNumberPlan(String region) {
        this.region = region;
        this.open = plans.getNddPrefixForRegion(region, true) == null
                || plans.getCountryCodeForRegion(region) == NORTH_AMERICA;
    }

    /** Whether a text is the code of a country with a numbering plan (ISO 3166-1 alpha-2), for example {@code DE}. */
    static boolean isRegion(String text) {
        return PhoneNumberUtil.getInstance().getSupportedRegions().contains(text);
    }

    /**
     * A number that exists in a numbering plan.
     *
     * @param digits in international form, without the +
     * @param national without country code and prefix
     * @param prefix that is dialled before it within its country; empty where there is none
     */
    record Known(String digits, String national, String prefix) {}

    /**
     * The number that somebody in the region dials so; empty where it exists in no plan.
     *
     * @param number digits, with or without a + in front; with any other sign it is in no plan
     */
    Optional<Known> read(String number) {
        if (number.indexOf('*') >= 0 || number.indexOf('#') >= 0) {
            return Optional.empty();
        }
        Phonenumber.PhoneNumber read =
                number.startsWith("+") || number.startsWith("0") ? withPrefix(number) : withoutPrefix(number);
        return read == null ? Optional.empty() : Optional.of(known(read));
    }

    /** Networks write 00 also where their customers dial something else. */
    private Phonenumber.@Nullable PhoneNumber withPrefix(String number) {
        Phonenumber.PhoneNumber dialled = valid(number);
        return dialled == null && number.startsWith("00") ? valid("+" + number.substring(2)) : dialled;
    }

    /** Trunks often leave out the +, so that a long number is one of the region only if nothing else explains it. */
    private Phonenumber.@Nullable PhoneNumber withoutPrefix(String number) {
        if (number.length() < (open ? SHORTEST_OF_OPEN_REGION : SHORTEST_WITHOUT_PREFIX)) {
            return null;
        }
        Phonenumber.PhoneNumber national = valid(number);
        boolean sure = number.length() < INTERNATIONAL_LENGTH || national != null && (open || isMobile(national));
        Phonenumber.PhoneNumber international = sure ? null : valid("+" + number);
        return international != null ? international : national;
    }

    private Phonenumber.@Nullable PhoneNumber valid(String number) {
        try {
            Phonenumber.PhoneNumber read = plans.parse(number, region);
            return plans.isValidNumber(read) ? read : null;
        } catch (NumberParseException e) {
            return null;
        }
    }

    private boolean isMobile(Phonenumber.PhoneNumber number) {
        return plans.getNumberType(number) == PhoneNumberType.MOBILE;
    }

    private Known known(Phonenumber.PhoneNumber number) {
        String national = plans.getNationalSignificantNumber(number);
        String country = plans.getRegionCodeForCountryCode(number.getCountryCode());
        String prefix = country.equals(NO_REGION) ? null : plans.getNddPrefixForRegion(country, true);
        return new Known(number.getCountryCode() + national, national, prefix == null ? "" : prefix);
    }
}
