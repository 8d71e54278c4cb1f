#include "dsp.hpp"

#include <cmath>
#include <cstring>
#include <stdexcept>
#include <string>

namespace vad {
namespace {

static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "samples are read in the order of the file, which is little-endian");

// The data is not aligned.
template <typename Value>
Value load(const std::uint8_t* p) {
    Value value;
    std::memcpy(&value, p, sizeof value);
    return value;
}

struct U8 {
    static constexpr std::size_t size = 1;
    static float read(const std::uint8_t* p) { return (static_cast<float>(p[0]) - 128.0F) / 128.0F; }
};

struct S16 {
    static constexpr std::size_t size = 2;
    static float read(const std::uint8_t* p) { return static_cast<float>(load<std::int16_t>(p)) / 32768.0F; }
};

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
    static float read(const std::uint8_t* p) { return static_cast<float>(load<std::int32_t>(p)) / 2147483648.0F; }
};

struct F32 {
    static constexpr std::size_t size = 4;
    static float read(const std::uint8_t* p) {
        const float value = load<float>(p);
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
    if (channels == 2) {
        for (std::size_t i = 0; i < count; ++i) {
            const std::uint8_t* left = data + i * 2 * Sample::size;
            mono[i] = (Sample::read(left) + Sample::read(left + Sample::size)) * share;
        }
        return;
    }
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
