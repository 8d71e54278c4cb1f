namespace Slipway.Core.Locks.Review;

/// <summary>Projects that publish one library in several builds, all of which install into the same folder.</summary>
/// <param name="Owns">What they all install.</param>
/// <param name="Members">Normalized names.</param>
internal sealed record FileFamily(string Owns, IReadOnlyList<string> Members)
{
    /// <summary>The families that inference services meet.</summary>
    internal static readonly IReadOnlyList<FileFamily> All =
    [
        new("cv2/", ["opencv-python", "opencv-python-headless", "opencv-contrib-python", "opencv-contrib-python-headless"]),
        new("onnxruntime/", ["onnxruntime", "onnxruntime-gpu", "onnxruntime-openvino", "onnxruntime-directml", "onnxruntime-rocm", "onnxruntime-migraphx"]),
        new("faiss/", ["faiss-cpu", "faiss-gpu", "faiss-gpu-cu11", "faiss-gpu-cu12"]),
        new("tensorflow/", ["tensorflow", "tensorflow-cpu", "tensorflow-gpu", "tensorflow-rocm", "tf-nightly"]),
        new("cupy/", ["cupy", "cupy-cuda11x", "cupy-cuda12x", "cupy-cuda13x"]),
        new("triton/", ["triton", "pytorch-triton", "pytorch-triton-rocm", "triton-nightly"]),
        new("xgboost/", ["xgboost", "xgboost-cpu"]),
        new("PIL/", ["pillow", "pillow-simd"]),
        new("psycopg2/", ["psycopg2", "psycopg2-binary"]),
        new("Crypto/", ["pycrypto", "pycryptodome"]),
    ];
}
