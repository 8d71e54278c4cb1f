// Halves numbers on the device. Its machine code says which generations it was compiled for.
#include <cmath>
#include <cuda_runtime.h>

__global__ void halve_all(float *numbers, int count)
{
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < count)
        numbers[i] = ldexpf(numbers[i], -1);
}

extern "C" int halve(float *numbers, int count)
{
    float *device;
    size_t bytes = count * sizeof(float);
    if (cudaMalloc(&device, bytes) != cudaSuccess)
        return -1;
    cudaMemcpy(device, numbers, bytes, cudaMemcpyHostToDevice);
    halve_all<<<(count + 255) / 256, 256>>>(device, count);
    cudaMemcpy(numbers, device, bytes, cudaMemcpyDeviceToHost);
    return cudaFree(device) == cudaSuccess ? 0 : -1;
}
