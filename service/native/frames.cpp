#include "dsp.hpp"

#include <algorithm>

namespace vad {

std::size_t frame_count(std::size_t samples) { return (samples + kFrame - 1) / kFrame; }

void frames(const float* samples, std::size_t count, float* rows) {
    constexpr std::size_t width = kContext + kFrame;
    const std::size_t total = frame_count(count);
    for (std::size_t i = 0; i < total; ++i) {
        float* row = rows + i * width;
        const std::size_t start = i * kFrame;
        const std::size_t context = std::min(start, kContext);
        const std::size_t end = std::min(start + kFrame, count);
        std::fill(row, row + (kContext - context), 0.0F);
        float* filled = std::copy(samples + (start - context), samples + end, row + (kContext - context));
        std::fill(filled, row + width, 0.0F);
    }
}

}  // namespace vad
