// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.dashboard;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/** A picture with 16 colours, a fifth as large: rare colours that stand out are kept, the shades of letters are not. */
final class SmallPicture {
    private static final int COLOURS = 16;
    private static final int BITS = 4;

    /** How much more a frequent colour counts than a rare one. */
    private static final double WEIGHT = 0.4;

    private static final int MOST_SHADES = 3_000;

    private SmallPicture() {}

    static void write(Path from, Path to) throws IOException {
        BufferedImage picture = ImageIO.read(from.toFile());
        int[] palette = palette(picture);
        BufferedImage small = new BufferedImage(
                picture.getWidth(),
                picture.getHeight(),
                BufferedImage.TYPE_BYTE_BINARY,
                new IndexColorModel(BITS, COLOURS, palette, 0, false, -1, DataBuffer.TYPE_BYTE));
        Map<Integer, Integer> nearest = new HashMap<>();
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                int colour = nearest.computeIfAbsent(picture.getRGB(x, y), rgb -> nearest(rgb, palette));
                small.getRaster().setSample(x, y, 0, colour);
            }
        }
        ImageIO.write(small, "png", to.toFile());
    }

    /** The most frequent colour, then each time the one that is the least like those before for how often it occurs. */
    private static int[] palette(BufferedImage picture) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int rgb : picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth())) {
            counts.merge(rgb, 1, Integer::sum);
        }
        List<Integer> shades = new ArrayList<>(counts.keySet());
        shades.sort(Comparator.comparingInt((Integer rgb) -> -counts.getOrDefault(rgb, 0)));
        shades = shades.subList(0, Math.min(shades.size(), MOST_SHADES));
        int[] palette = new int[COLOURS];
        Arrays.fill(palette, shades.get(0));
        for (int i = 1; i < COLOURS; i++) {
            palette[i] = shades.stream()
                    .max(Comparator.comparingDouble(rgb -> distance(rgb, palette[nearest(rgb, palette)])
                            * Math.pow(counts.getOrDefault(rgb, 0), WEIGHT)))
                    .orElseThrow();
        }
        return palette;
    }

    private static int nearest(int rgb, int[] palette) {
        int best = 0;
        for (int i = 1; i < palette.length; i++) {
            if (distance(rgb, palette[i]) < distance(rgb, palette[best])) {
                best = i;
            }
        }
        return best;
    }

    private static double distance(int one, int other) {
        int red = (one >> 16 & 255) - (other >> 16 & 255);
        int green = (one >> 8 & 255) - (other >> 8 & 255);
        int blue = (one & 255) - (other & 255);
        return Math.sqrt(2.0 * red * red + 4.0 * green * green + 3.0 * blue * blue);
    }
}
