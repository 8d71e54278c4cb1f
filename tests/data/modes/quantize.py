"""Makes a small ONNX model, quantizes its weights to 8 bits and runs both, as ONNX Runtime's documentation says."""

import os
import tempfile

import numpy as np
from onnxruntime import InferenceSession
from onnxruntime.quantization import QuantType, quantize_dynamic

import onnx
from onnx import TensorProto, helper, numpy_helper

weights = np.linspace(-1, 1, 64 * 32, dtype=np.float32).reshape(64, 32)
graph = helper.make_graph(
    [helper.make_node("MatMul", ["x", "weights"], ["y"])],
    "graph",
    [helper.make_tensor_value_info("x", TensorProto.FLOAT, [1, 64])],
    [helper.make_tensor_value_info("y", TensorProto.FLOAT, [1, 32])],
    [numpy_helper.from_array(weights, "weights")],
)
model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
onnx.checker.check_model(model)
folder = tempfile.mkdtemp()
plain, quantized = os.path.join(folder, "plain.onnx"), os.path.join(folder, "quantized.onnx")
onnx.save(model, plain)
quantize_dynamic(plain, quantized, weight_type=QuantType.QInt8)

operators = {node.op_type for node in onnx.load(quantized).graph.node}
assert "MatMulInteger" in operators and "MatMul" not in operators, operators
assert os.path.getsize(quantized) < 0.5 * os.path.getsize(plain)
x = np.linspace(0, 1, 64, dtype=np.float32).reshape(1, 64)
before, after = (InferenceSession(path).run(None, {"x": x})[0] for path in (plain, quantized))
assert np.allclose(before, x @ weights, atol=1e-4)
assert 0 < np.abs(before - after).max() < 0.05 * np.abs(before).max()
print("quantized", sorted(operators))
