"""A layer that remembers: one state for each position of a sequence, each from the one before."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from nncore.activations import SIGMOID, TANH, Array
from nncore.errors import ShapeError
from nncore.layers import Buffers, Layer, Parameter


class GatedRecurrent(Layer):
    """Gated recurrent units (Cho et al., 2014; the reset gate after the product, as cuDNN has it).

    Takes vectors of ``width`` side by side, shape (batch, positions · width), and gives the state
    after each of them, shape (batch, positions · units). With x_t the vector at
    position t, h_0 = 0, ∘ element by element:

        r = sig(x_t·W_r + v_r + h_{t−1}·U_r)                how much of the past is asked
        z = sig(x_t·W_z + v_z + h_{t−1}·U_z)                how much of the state stays
        n = tanh(x_t·W_n + v_n + r ∘ (h_{t−1}·U_n + c))     what it would become
        h_t = (1 − z) ∘ n + z ∘ h_{t−1}

    ``w.value`` has shape (width, 3 · units) and ``u.value`` (units, 3 · units), the columns of r, z
    and n side by side; ``v.value`` has shape (3 · units,), ``c.value`` (units,). All positions
    share them, so each gradient is the sum over all positions: every path by which a weight reaches
    the error counts, those through later states too (Werbos, 1990). Weights start at 0.
    """

    def __init__(
        self, positions: int, width: int, units: int, dtype: npt.DTypeLike = np.float64
    ) -> None:
        self.positions, self.width, self.units = positions, width, units
        self.inputs, self.outputs = positions * width, positions * units
        self.w = Parameter("w", np.zeros((width, 3 * units), dtype))
        self.u = Parameter("u", np.zeros((units, 3 * units), dtype))
        self.v = Parameter("v", np.zeros(3 * units, dtype), decays=False)
        self.c = Parameter("c", np.zeros(units, dtype), decays=False)
        self._buffers = Buffers()

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        return self.w, self.u, self.v, self.c

    def first_state(self, batch: int) -> Array:
        """The state before the first position, shape (batch, units)."""
        return np.zeros((batch, self.units), self.w.value.dtype)

    def step(self, inputs: Array, state: Array) -> Array:
        """The next state, shape (batch, units), from vectors of shape (batch, width)."""
        gates, asked = np.empty((len(inputs), 3 * self.units), state.dtype), np.empty_like(state)
        np.matmul(inputs, self.w.value, out=gates)
        gates += self.v.value
        after = np.empty_like(state)
        self._advance(gates, asked, state, after)
        return after

    def forward(self, inputs: npt.NDArray[Any], rng: np.random.Generator | None) -> Array:
        if inputs.ndim != 2 or inputs.shape[1] != self.inputs:
            raise ShapeError(
                f"recurrent layer: inputs have shape {inputs.shape}, "
                f"(batch, {self.inputs}) is needed"
            )
        batch, dtype = len(inputs), self.w.value.dtype
        # By position first: what one step works on lies together.
        x = inputs.reshape(batch, self.positions, self.width).swapaxes(0, 1)
        states = self.states_of(np.ascontiguousarray(x, dtype))
        outputs: Array = self._buffers.get("outputs", (batch, self.outputs), dtype)
        outputs.reshape(batch, self.positions, self.units)[...] = states.swapaxes(0, 1)
        return outputs

    def backward(self, d_output: Array, *, wants_d_input: bool) -> Array | None:
        batch = len(d_output)
        d_states = d_output.reshape(batch, self.positions, self.units).swapaxes(0, 1)
        d_x = self.d_inputs_of(d_states, wants_d_input=wants_d_input)
        if d_x is None:
            return None
        d_input: Array = self._buffers.get("d_input", (batch, self.inputs), d_output.dtype)
        d_input.reshape(batch, self.positions, self.width)[...] = d_x.swapaxes(0, 1)
        return d_input

    def states_of(self, x: Array) -> Array:
        """The same for sequences of any length, position by position: from shape (positions,
        batch, width) to shape (positions, batch, units). ``x`` is looked at again going back."""
        positions, batch = x.shape[:2]
        self._x = x
        self._gates = self._kept("gates", positions, batch, 3 * self.units)
        np.matmul(_flat(x), self.w.value, out=_flat(self._gates))
        self._gates += self.v.value
        self._asked = self._kept("asked", positions, batch, self.units)
        self._states = self._kept("states", positions + 1, batch, self.units)
        self._states[0] = 0.0
        for t in range(positions):
            self._advance(self._gates[t], self._asked[t], self._states[t], self._states[t + 1])
        return self._states[1:]

    def d_inputs_of(self, d_states: Array, *, wants_d_input: bool) -> Array | None:
        """From ∂E/∂states, shape (positions, batch, units), to ∂E/∂x, shape (positions, batch,
        width), or None; the parameters' gradients are set on the way."""
        positions, batch, units = d_states.shape
        d_x_gates = self._kept("d_x_gates", positions, batch, 3 * units)
        d_h_gates = self._kept("d_h_gates", positions, batch, 3 * units)
        d_state = np.zeros((batch, units), d_states.dtype)
        for t in reversed(range(positions)):
            d_state += d_states[t]
            d_kept = self._through_gates(t, d_state, d_x_gates[t], d_h_gates[t])
            d_state = self._to_before(d_h_gates[t], d_kept)
        before = _flat(self._states[:-1])
        np.matmul(_flat(self._x).T, _flat(d_x_gates), out=self.w.gradient)
        np.matmul(before.T, _flat(d_h_gates), out=self.u.gradient)
        np.sum(_flat(d_x_gates), axis=0, out=self.v.gradient)
        np.sum(_flat(d_h_gates)[:, 2 * units :], axis=0, out=self.c.gradient)
        if not wants_d_input:
            return None
        d_x = self._kept("d_x", positions, batch, self.width)
        np.matmul(_flat(d_x_gates), self.w.value.T, out=_flat(d_x))
        return d_x

    def settings(self) -> dict[str, Any]:
        return {
            "type": "gated-recurrent",
            "positions": self.positions,
            "width": self.width,
            "units": self.units,
        }

    def _advance(self, gates: Array, asked: Array, before: Array, after: Array) -> None:
        """One position: ``gates`` holds x·W + v and becomes r, z and n; ``asked`` becomes
        h_{t−1}·U_n + c, ``after`` the new state."""
        units = self.units
        back = before @ self.u.value
        np.add(back[:, 2 * units :], self.c.value, out=asked)
        doors, candidate = gates[:, : 2 * units], gates[:, 2 * units :]
        doors += back[:, : 2 * units]
        SIGMOID.apply(doors, doors)
        reset, keep = doors[:, :units], doors[:, units:]
        candidate += reset * asked
        TANH.apply(candidate, candidate)
        np.subtract(before, candidate, out=after)
        after *= keep
        after += candidate

    def _through_gates(self, t: int, d_state: Array, d_x_gates: Array, d_h_gates: Array) -> Array:
        """From ∂E/∂h_t to ∂E/∂net of r, z and n, as x sees them and as h_{t−1} does; returns what
        reaches h_{t−1} past the gates, ∂E/∂h_t ∘ z."""
        units, gates = self.units, self._gates[t]
        reset, keep, candidate = (gates[:, k * units : (k + 1) * units] for k in range(3))
        d_reset, d_keep, d_candidate = (d_x_gates[:, k * units : (k + 1) * units] for k in range(3))
        np.multiply(d_state, 1.0 - keep, out=d_candidate)
        TANH.multiply_by_slope(d_candidate, candidate)
        np.multiply(d_state, self._states[t] - candidate, out=d_keep)
        SIGMOID.multiply_by_slope(d_keep, keep)
        np.multiply(d_candidate, self._asked[t], out=d_reset)
        SIGMOID.multiply_by_slope(d_reset, reset)
        d_h_gates[...] = d_x_gates
        d_h_gates[:, 2 * units :] *= reset
        d_kept: Array = d_state * keep
        return d_kept

    def _to_before(self, d_h_gates: Array, d_kept: Array) -> Array:
        """∂E/∂h_{t−1}: what came past the gates, and what came through them."""
        d_before: Array = d_kept + d_h_gates @ self.u.value.T
        return d_before

    def _kept(self, name: str, positions: int, batch: int, units: int) -> Array:
        """A buffer of shape (positions, batch, units)."""
        array: Array = self._buffers.get(name, (positions * batch, units), self.w.value.dtype)
        return array.reshape(positions, batch, units)


def _flat(array: Array) -> Array:
    """Positions and batch as one axis."""
    return array.reshape(-1, array.shape[-1])
