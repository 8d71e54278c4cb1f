// Signal steps between the bytes of a WAV file and the frames that the model reads.
// The NumPy twin (vad/dsp_numpy.py) defines the results; both must stay equal within 1e-5.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace vad {

inline constexpr std::int64_t kModelRate = 16000;
inline constexpr std::size_t kFrame = 512;
inline constexpr std::size_t kContext = 64;

// Rates outside of this range are refused: the filter bank grows with both ends.
inline constexpr std::int64_t kMinRate = 8000;
inline constexpr std::int64_t kMaxRate = 192000;

enum class Encoding { u8, s16, s24, s32, f32 };

// Names as Python passes them: "u8", "s16", "s24", "s32", "f32". Throws std::invalid_argument for others.
Encoding parse_encoding(std::string_view name);

std::size_t bytes_per_sample(Encoding encoding);

// Little-endian interleaved samples to one channel in [-1, 1]; channels are averaged.
// `size` must be frames * channels * bytes_per_sample, `mono` must hold that many frames.
void decode(const std::uint8_t* data, std::size_t size, Encoding encoding, std::size_t channels, float* mono);

// Number of samples at 16 kHz that `count` samples at `rate` become.
std::size_t resampled_size(std::size_t count, std::int64_t rate);

// Windowed-sinc filter in polyphase form: one row of coefficients for each position between two input samples.
class Resampler {
  public:
    explicit Resampler(std::int64_t rate);

    void run(const float* input, std::size_t count, float* output, std::size_t output_count) const;

  private:
    float dot(const float* samples, const float* row) const;

    std::int64_t up_;    // phases: output steps per common period
    std::int64_t down_;  // input steps per common period
    std::int64_t half_;  // input samples on each side of the centre
    std::size_t taps_;   // length of a row, a multiple of four; the rest is zero
    std::vector<float> bank_;
};

std::size_t frame_count(std::size_t samples);

// Rows of 64 samples of context and 512 new ones; what lies outside of the clip is silence.
void frames(const float* samples, std::size_t count, float* rows);

}  // namespace vad
