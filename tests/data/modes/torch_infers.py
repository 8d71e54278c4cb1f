"""PyTorch and ONNX Runtime in one process: products, a convolution, a script, the way to numpy and back, inverse, fft and 8-bit weights."""

import sys

import numpy as np
import onnxruntime
import torch

assert (torch.ones(2) @ torch.ones(2)).item() == 2
convolution = torch.nn.Conv2d(1, 2, 3)
torch.nn.init.ones_(convolution.weight)
torch.nn.init.zeros_(convolution.bias)
assert convolution(torch.ones(1, 1, 4, 4)).detach().numpy().tolist() == [[[[9.0, 9.0], [9.0, 9.0]], [[9.0, 9.0], [9.0, 9.0]]]]


def add_all(x: torch.Tensor, n: int) -> torch.Tensor:
    for i in range(n):
        x = x + i
    return x


assert torch.jit.script(add_all)(torch.zeros(3), 4).tolist() == [6, 6, 6]
array = np.arange(4.0)
torch.from_numpy(array).add_(1)
assert array.tolist() == [1, 2, 3, 4]
matrix = torch.tensor([[2.0, 1.0], [1.0, 1.0]])
assert torch.allclose(torch.linalg.inv(matrix) @ matrix, torch.eye(2), atol=1e-6)
assert torch.allclose(torch.fft.ifft(torch.fft.fft(torch.arange(8.0))).real, torch.arange(8.0), atol=1e-6)
linear = torch.nn.Sequential(torch.nn.Linear(4, 4))
small = torch.ao.quantization.quantize_dynamic(linear, {torch.nn.Linear}, dtype=torch.qint8)
assert torch.allclose(small(torch.ones(1, 4)), linear(torch.ones(1, 4)), atol=0.1)
session = onnxruntime.InferenceSession(sys.argv[1])
assert session.get_inputs()
print("torch", torch.__version__, "threads", torch.get_num_threads())
