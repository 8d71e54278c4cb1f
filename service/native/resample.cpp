#include "dsp.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numeric>
#include <stdexcept>
#include <string>

namespace vad {
namespace {

constexpr double kPi = 3.14159265358979323846;
constexpr double kZeroCrossings = 16.0;
// The pass band ends a little below the Nyquist frequency, so that the filter's slope does not alias.
constexpr double kRolloff = 0.95;

// Four lanes: what every x86-64 and every arm64 machine has. Explicit, because a compiler may not
// reorder the additions of a float sum by itself.
using Lanes = float __attribute__((vector_size(16)));

Lanes load(const float* p) {
    Lanes lanes;
    std::memcpy(&lanes, p, sizeof lanes);
    return lanes;
}

double kernel(double t, double scale, double reach) {
    if (std::abs(t) >= reach) {
        return 0.0;
    }
    const double x = kPi * scale * t;
    const double sinc = x == 0.0 ? 1.0 : std::sin(x) / x;
    const double w = kPi * t / reach;
    return sinc * (0.42 + 0.5 * std::cos(w) + 0.08 * std::cos(2.0 * w));
}

}  // namespace

std::size_t resampled_size(std::size_t count, std::int64_t rate) {
    const auto divisor = static_cast<std::size_t>(rate);
    return (count * static_cast<std::size_t>(kModelRate) + divisor - 1) / divisor;
}

Resampler::Resampler(std::int64_t rate) {
    if (rate < kMinRate || rate > kMaxRate) {
        throw std::invalid_argument("rate is " + std::to_string(rate) + " Hz, allowed: 8000 to 192000");
    }
    const std::int64_t common = std::gcd(rate, kModelRate);
    up_ = kModelRate / common;
    down_ = rate / common;
    const double scale = std::min(1.0, static_cast<double>(kModelRate) / static_cast<double>(rate)) * kRolloff;
    const double reach = kZeroCrossings / scale;
    half_ = static_cast<std::int64_t>(std::ceil(reach));
    const auto used = static_cast<std::size_t>(2 * half_);
    taps_ = (used + 3) / 4 * 4;
    bank_.assign(static_cast<std::size_t>(up_) * taps_, 0.0F);

    std::vector<double> row(used);
    for (std::int64_t phase = 0; phase < up_; ++phase) {
        const double offset = static_cast<double>(phase) / static_cast<double>(up_);
        double sum = 0.0;
        for (std::size_t k = 0; k < used; ++k) {
            const double t = static_cast<double>(static_cast<std::int64_t>(k) - half_ + 1) - offset;
            row[k] = kernel(t, scale, reach);
            sum += row[k];
        }
        float* coefficients = bank_.data() + static_cast<std::size_t>(phase) * taps_;
        for (std::size_t k = 0; k < used; ++k) {
            coefficients[k] = static_cast<float>(row[k] / sum);
        }
    }
}

float Resampler::dot(const float* samples, const float* row) const {
    Lanes even = {};
    Lanes odd = {};
    std::size_t k = 0;
    for (; k + 8 <= taps_; k += 8) {
        even += load(samples + k) * load(row + k);
        odd += load(samples + k + 4) * load(row + k + 4);
    }
    if (k < taps_) {
        even += load(samples + k) * load(row + k);
    }
    const Lanes sum = even + odd;
    return (sum[0] + sum[1]) + (sum[2] + sum[3]);
}

void Resampler::run(const float* input, std::size_t count, float* output, std::size_t output_count) const {
    const auto available = static_cast<std::int64_t>(count);
    const auto length = static_cast<std::int64_t>(taps_);
    std::vector<float> edge(taps_);
    std::int64_t base = 0;
    std::int64_t phase = 0;
    for (std::size_t n = 0; n < output_count; ++n) {
        const std::int64_t first = base - half_ + 1;
        const float* row = bank_.data() + static_cast<std::size_t>(phase) * taps_;
        if (first >= 0 && first + length <= available) {
            output[n] = dot(input + first, row);
        } else {
            std::fill(edge.begin(), edge.end(), 0.0F);
            const std::int64_t from = std::max<std::int64_t>(first, 0);
            const std::int64_t to = std::min(first + length, available);
            if (from < to) {
                std::copy(input + from, input + to, edge.begin() + (from - first));
            }
            output[n] = dot(edge.data(), row);
        }
        phase += down_;
        base += phase / up_;
        phase %= up_;
    }
}

}  // namespace vad
