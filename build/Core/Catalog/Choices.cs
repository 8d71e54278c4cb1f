namespace Slipway.Core.Catalog;

/// <summary>What is installed.</summary>
public enum Mode
{
    /// <summary>The service and what it imports.</summary>
    Minimal,

    /// <summary>Minimal and quantization.</summary>
    Recommended,

    /// <summary>Recommended and one inference engine.</summary>
    Full,
}

/// <summary>What the image computes on.</summary>
public enum Device
{
    /// <summary>The processor.</summary>
    Cpu,

    /// <summary>An NVIDIA GPU with CUDA.</summary>
    Gpu,
}

/// <summary>What the image infers with.</summary>
public enum Backend
{
    /// <summary>ONNX Runtime: inference only.</summary>
    Onnx,

    /// <summary>PyTorch.</summary>
    Torch,

    /// <summary>vLLM.</summary>
    Vllm,

    /// <summary>SGLang.</summary>
    Sglang,

    /// <summary>TensorRT-LLM.</summary>
    Trtllm,
}

/// <summary>What <c>--backend</c> takes: a backend, or all that fit.</summary>
public enum BackendChoice
{
    /// <summary>ONNX Runtime: inference only.</summary>
    Onnx,

    /// <summary>PyTorch.</summary>
    Torch,

    /// <summary>vLLM.</summary>
    Vllm,

    /// <summary>SGLang.</summary>
    Sglang,

    /// <summary>TensorRT-LLM.</summary>
    Trtllm,

    /// <summary>Every backend that the mode can hold, one image each.</summary>
    All,
}

/// <summary>When the finished image is tested by running it.</summary>
public enum Smoke
{
    /// <summary>A digest without a recorded pass, when an engine is in reach.</summary>
    Auto,

    /// <summary>Always; no engine is an error.</summary>
    On,

    /// <summary>Never.</summary>
    Off,
}

/// <summary>Whether an image carries bytecode of its Python packages.</summary>
public enum Bytecode
{
    /// <summary>Beside each layer of wheels there is one with their bytecode.</summary>
    On,

    /// <summary>Python compiles what it imports at each start.</summary>
    Off,
}
