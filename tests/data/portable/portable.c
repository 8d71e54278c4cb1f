/* strtol is another symbol since glibc 2.38: linked on a newer release this module would not load on an older one. */
#include <Python.h>
#include <stdlib.h>

static PyObject *parse(PyObject *self, PyObject *text)
{
    PyObject *bytes = PyUnicode_AsUTF8String(text);
    if (bytes == NULL)
        return NULL;
    long number = strtol(PyBytes_AsString(bytes), NULL, 0);
    Py_DECREF(bytes);
    return PyLong_FromLong(number);
}

static PyMethodDef methods[] = {{"parse", parse, METH_O, NULL}, {NULL, NULL, 0, NULL}};
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "portable", NULL, -1, methods};

PyMODINIT_FUNC PyInit_portable(void)
{
    return PyModule_Create(&module);
}
