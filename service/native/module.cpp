// Python's side: sizes are checked here, and the interpreter lock is not held while samples are worked on.
#include <pybind11/numpy.h>
#include <pybind11/pybind11.h>

#include <stdexcept>
#include <string>
#include <string_view>

#include "dsp.hpp"

namespace py = pybind11;

namespace {

using Samples = py::array_t<float, py::array::c_style | py::array::forcecast>;

// A view of contiguous bytes; the exporter (bytes, bytearray, memoryview) stays locked while it lives.
class Bytes {
  public:
    explicit Bytes(const py::handle& source) {
        if (PyObject_GetBuffer(source.ptr(), &view_, PyBUF_SIMPLE) != 0) {
            throw py::error_already_set();
        }
    }
    ~Bytes() { PyBuffer_Release(&view_); }
    Bytes(const Bytes&) = delete;
    Bytes& operator=(const Bytes&) = delete;

    const std::uint8_t* data() const { return static_cast<const std::uint8_t*>(view_.buf); }
    std::size_t size() const { return static_cast<std::size_t>(view_.len); }

  private:
    Py_buffer view_{};
};

Samples output(std::size_t count) { return Samples(static_cast<py::ssize_t>(count)); }

void expect_line(const Samples& samples) {
    if (samples.ndim() != 1) {
        throw std::invalid_argument("samples have " + std::to_string(samples.ndim()) + " dimensions, allowed: 1");
    }
}

Samples decode(const py::object& data, std::string_view encoding_name, py::ssize_t channels) {
    const vad::Encoding encoding = vad::parse_encoding(encoding_name);
    if (channels < 1 || channels > 65535) {
        throw std::invalid_argument("channels are " + std::to_string(channels) + ", allowed: 1 to 65535");
    }
    const Bytes bytes(data);
    const std::size_t step = static_cast<std::size_t>(channels) * vad::bytes_per_sample(encoding);
    if (bytes.size() % step != 0) {
        throw std::invalid_argument("data is " + std::to_string(bytes.size()) + " bytes, allowed: a multiple of " +
                                    std::to_string(step));
    }
    Samples mono = output(bytes.size() / step);
    float* target = mono.mutable_data();
    {
        py::gil_scoped_release release;
        vad::decode(bytes.data(), bytes.size(), encoding, static_cast<std::size_t>(channels), target);
    }
    return mono;
}

Samples resample(const Samples& samples, std::int64_t rate) {
    expect_line(samples);
    if (rate == vad::kModelRate) {
        return samples;
    }
    if (rate < vad::kMinRate || rate > vad::kMaxRate) {
        throw std::invalid_argument("rate is " + std::to_string(rate) + " Hz, allowed: 8000 to 192000");
    }
    const auto count = static_cast<std::size_t>(samples.size());
    const std::size_t size = vad::resampled_size(count, rate);
    Samples result = output(size);
    float* target = result.mutable_data();
    const float* source = samples.data();
    {
        py::gil_scoped_release release;
        vad::Resampler(rate).run(source, count, target, size);
    }
    return result;
}

Samples frames(const Samples& samples) {
    expect_line(samples);
    const auto count = static_cast<std::size_t>(samples.size());
    Samples result({static_cast<py::ssize_t>(vad::frame_count(count)),
                    static_cast<py::ssize_t>(vad::kContext + vad::kFrame)});
    float* target = result.mutable_data();
    const float* source = samples.data();
    {
        py::gil_scoped_release release;
        vad::frames(source, count, target);
    }
    return result;
}

}  // namespace

PYBIND11_MODULE(vad_dsp, module) {
    module.doc() = "PCM decoding, resampling to 16 kHz and framing for the voice-activity model.";
    module.def("decode", &decode, py::arg("data"), py::arg("encoding"), py::arg("channels"),
               "Little-endian interleaved samples to float32 mono in [-1, 1].");
    module.def("resample", &resample, py::arg("samples"), py::arg("rate"), "float32 mono at rate to 16 kHz.");
    module.def("frames", &frames, py::arg("samples"), "Rows of 64 samples of context and 512 new ones.");
}
