/* Importing it needs the runtime of CUDA and no GPU. */
#include <Python.h>

int halve(float *numbers, int count);

static PyObject *half(PyObject *self, PyObject *argument)
{
    float number = (float)PyFloat_AsDouble(argument);
    if (PyErr_Occurred())
        return NULL;
    if (halve(&number, 1) != 0)
        return PyErr_Format(PyExc_OSError, "there is no GPU");
    return PyFloat_FromDouble(number);
}

static PyMethodDef methods[] = {{"half", half, METH_O, NULL}, {NULL, NULL, 0, NULL}};
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "halves", NULL, -1, methods};

PyMODINIT_FUNC PyInit_halves(void)
{
    return PyModule_Create(&module);
}
