from typing import get_args

import numpy as np
import pytest

from donghaeng.base.arrays import BoolArray, FloatArray, IntArray


@pytest.mark.parametrize(
    ("kind", "values"), [(FloatArray, [0.5, np.nan]), (IntArray, [1, 2]), (BoolArray, [True, False])]
)
def test_an_array_type_names_the_kind_numpy_gives_to_such_values(kind, values):
    assert get_args(kind)[1] == np.dtype[type(np.array(values)[0])]
