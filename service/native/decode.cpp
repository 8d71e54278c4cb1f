#include "dsp.hpp"

#include <cmath>
#include <cstring>
#include <stdexcept>
#include <string>

namespace vad {
namespace {

// Samples are assembled from bytes: the data is not aligned, and the host's byte order does not matter.
struct U8 {
    static constexpr std::size_t size = 1;
    static float read(const std::uint8_t* p) { return (static_cast<float>(p[0]) - 128.0F) / 128.0F; }
};

struct S16 {
    static constexpr std::size_t size = 2;
    static float read(const std::uint8_t* p) {
        const auto value = static_cast<std::int16_t>(static_cast<std::uint16_t>(p[0] | (p[1] << 8)));
        return static_cast<float>(value) / 32768.0F;
    }
};

std::uint32_t word(const std::uint8_t* p) {
    return static_cast<std::uint32_t>(p[0]) | (static_cast<std::uint32_t>(p[1]) << 8) |
           (static_cast<std::uint32_t>(p[2]) << 16) | (static_cast<std::uint32_t>(p[3]) << 24);
}

struct S24 {
    static constexpr std::size_t size = 3;
    static float read(const std::uint8_t* p) {
        const auto high = (static_cast<std::uint32_t>(p[0]) << 8) | (static_cast<std::uint32_t>(p[1]) << 16) |
                          (static_cast<std::uint32_t>(p[2]) << 24);
        return static_cast<float>(static_cast<std::int32_t>(high)) / 2147483648.0F;
    }
};

struct S32 {
    static constexpr std::size_t size = 4;
    static float read(const std::uint8_t* p) {
        return static_cast<float>(static_cast<std::int32_t>(word(p))) / 2147483648.0F;
    }
};

struct F32 {
    static constexpr std::size_t size = 4;
    static float read(const std::uint8_t* p) {
        const std::uint32_t bits = word(p);
        float value;
        std::memcpy(&value, &bits, sizeof value);
        // A file may hold anything; one NaN would poison the state of the model for the rest of the clip.
        if (!std::isfinite(value)) {
            return 0.0F;
        }
        return value < -1.0F ? -1.0F : (value > 1.0F ? 1.0F : value);
    }
};

template <typename Sample>
void mix(const std::uint8_t* data, std::size_t count, std::size_t channels, float* mono) {
    if (channels == 1) {
        for (std::size_t i = 0; i < count; ++i) {
            mono[i] = Sample::read(data + i * Sample::size);
        }
        return;
    }
    const float share = 1.0F / static_cast<float>(channels);
    for (std::size_t i = 0; i < count; ++i) {
        float sum = 0.0F;
        for (std::size_t c = 0; c < channels; ++c, data += Sample::size) {
            sum += Sample::read(data);
        }
        mono[i] = sum * share;
    }
}

}  // namespace

Encoding parse_encoding(std::string_view name) {
    if (name == "u8") return Encoding::u8;
    if (name == "s16") return Encoding::s16;
    if (name == "s24") return Encoding::s24;
    if (name == "s32") return Encoding::s32;
    if (name == "f32") return Encoding::f32;
    throw std::invalid_argument("encoding is '" + std::string(name) + "', allowed: u8, s16, s24, s32, f32");
}

std::size_t bytes_per_sample(Encoding encoding) {
    switch (encoding) {
        case Encoding::u8: return U8::size;
        case Encoding::s16: return S16::size;
        case Encoding::s24: return S24::size;
        case Encoding::s32: return S32::size;
        case Encoding::f32: return F32::size;
    }
    throw std::invalid_argument("unknown encoding");
}

void decode(const std::uint8_t* data, std::size_t size, Encoding encoding, std::size_t channels, float* mono) {
    const std::size_t count = size / (channels * bytes_per_sample(encoding));
    switch (encoding) {
        case Encoding::u8: mix<U8>(data, count, channels, mono); break;
        case Encoding::s16: mix<S16>(data, count, channels, mono); break;
        case Encoding::s24: mix<S24>(data, count, channels, mono); break;
        case Encoding::s32: mix<S32>(data, count, channels, mono); break;
        case Encoding::f32: mix<F32>(data, count, channels, mono); break;
    }
}

}  // namespace vad
